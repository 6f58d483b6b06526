// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", IsObject = true)]
public sealed partial class SerializedReference
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("reference", 1, OmitEmpty = true)]
    public ObjectReference Reference { get; set; } = new();
}
