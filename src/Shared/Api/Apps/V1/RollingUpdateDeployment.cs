// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Apps.V1;

[ApiType("apps/v1")]
public sealed partial class RollingUpdateDeployment
{
    [Field("maxUnavailable", 1, OmitEmpty = true)]
    public IntOrString? MaxUnavailable { get; set; }

    [Field("maxSurge", 2, OmitEmpty = true)]
    public IntOrString? MaxSurge { get; set; }
}
