// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Meta.V1;

[ApiType("meta.k8s.io/v1", IsObject = true)]
public sealed partial class TableOptions
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("-", 0, Required = true)]
    public bool None { get; set; }

    [Field("includeObject", 1, OmitEmpty = true, Enum = typeof(IncludeObjectPolicy))]
    public string IncludeObject { get; set; } = "";
}
