// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PodSignature
{
    [Field("podController", 1, OmitEmpty = true)]
    public Meta.V1.OwnerReference? PodController { get; set; }
}
