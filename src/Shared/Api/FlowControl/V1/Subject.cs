// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.FlowControl.V1;

[ApiType("flowcontrol.apiserver.k8s.io/v1")]
public sealed partial class Subject
{
    [Field("kind", 1, Required = true, Enum = typeof(SubjectKind))]
    public string Kind { get; set; } = "";

    [Field("user", 2, OmitEmpty = true)]
    public UserSubject? User { get; set; }

    [Field("group", 3, OmitEmpty = true)]
    public GroupSubject? Group { get; set; }

    [Field("serviceAccount", 4, OmitEmpty = true)]
    public ServiceAccountSubject? ServiceAccount { get; set; }
}
