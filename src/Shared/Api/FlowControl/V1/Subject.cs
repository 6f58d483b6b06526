// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

/// <summary>Who asks.</summary>
[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class Subject
{
    /// <summary>User, Group or ServiceAccount.</summary>
    [Field("kind", 1, Required = true, Enum = typeof(SubjectKind))]
    public string Kind { get; set; } = "";

    /// <summary>A user.</summary>
    [Field("user", 2, OmitEmpty = true)]
    public UserSubject? User { get; set; }

    /// <summary>A group.</summary>
    [Field("group", 3, OmitEmpty = true)]
    public GroupSubject? Group { get; set; }

    /// <summary>A service account.</summary>
    [Field("serviceAccount", 4, OmitEmpty = true)]
    public ServiceAccountSubject? ServiceAccount { get; set; }
}
