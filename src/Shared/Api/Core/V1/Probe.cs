// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class Probe
{
    [Field("", 1, Inline = true)]
    public ProbeHandler ProbeHandler { get; set; } = new();

    [Field("initialDelaySeconds", 2, OmitEmpty = true)]
    public int InitialDelaySeconds { get; set; }

    [Field("timeoutSeconds", 3, OmitEmpty = true)]
    public int TimeoutSeconds { get; set; }

    [Field("periodSeconds", 4, OmitEmpty = true)]
    public int PeriodSeconds { get; set; }

    [Field("successThreshold", 5, OmitEmpty = true)]
    public int SuccessThreshold { get; set; }

    [Field("failureThreshold", 6, OmitEmpty = true)]
    public int FailureThreshold { get; set; }

    [Field("terminationGracePeriodSeconds", 7, OmitEmpty = true)]
    public long? TerminationGracePeriodSeconds { get; set; }
}
