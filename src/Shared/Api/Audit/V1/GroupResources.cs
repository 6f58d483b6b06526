// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Audit.V1;

[ApiType("audit.k8s.io/v1")]
public sealed partial class GroupResources
{
    [Field("group", 1, OmitEmpty = true)]
    public string Group { get; set; } = "";

    [Field("resources", 2, OmitEmpty = true)]
    public List<string>? Resources { get; set; }

    [Field("resourceNames", 3, OmitEmpty = true)]
    public List<string>? ResourceNames { get; set; }
}
