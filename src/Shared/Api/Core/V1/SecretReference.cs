// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1", Atomic = true)]
public sealed partial class SecretReference
{
    [Field("name", 1, OmitEmpty = true)]
    public string Name { get; set; } = "";

    [Field("namespace", 2, OmitEmpty = true)]
    public string Namespace { get; set; } = "";
}
