// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Rbac.V1;

/// <summary>Gives a role to subjects in the whole cluster.</summary>
[ApiType("rbac.authorization.k8s.io/v1", IsObject = true)]
public sealed partial class ClusterRoleBinding : IKubeObject
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    /// <summary>Name, labels, revision and other data that every object has.</summary>
    [Field("metadata", 1, OmitEmpty = true)]
    public Meta.V1.ObjectMeta Metadata { get; set; } = new();

    /// <summary>Who gets it.</summary>
    [Field("subjects", 2, OmitEmpty = true)]
    public List<Subject>? Subjects { get; set; }

    /// <summary>The role; cannot change.</summary>
    [Field("roleRef", 3, Required = true)]
    public RoleRef RoleRef { get; set; } = new();
}
