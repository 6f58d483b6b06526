// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>A check that is made again and again.</summary>
[ApiType("v1")]
public sealed partial class Probe
{
    [Field("", 1, Inline = true)]
    public ProbeHandler ProbeHandler { get; set; } = new();

    /// <summary>Seconds to wait after the container started.</summary>
    [Field("initialDelaySeconds", 2, OmitEmpty = true)]
    public int InitialDelaySeconds { get; set; }

    /// <summary>Seconds after which one check counts as failed.</summary>
    [Field("timeoutSeconds", 3, OmitEmpty = true)]
    public int TimeoutSeconds { get; set; }

    /// <summary>Seconds between checks.</summary>
    [Field("periodSeconds", 4, OmitEmpty = true)]
    public int PeriodSeconds { get; set; }

    /// <summary>Successes in a row to count as good after a failure.</summary>
    [Field("successThreshold", 5, OmitEmpty = true)]
    public int SuccessThreshold { get; set; }

    /// <summary>Failures in a row to count as bad.</summary>
    [Field("failureThreshold", 6, OmitEmpty = true)]
    public int FailureThreshold { get; set; }

    /// <summary>Seconds to wind down when this probe ends the container.</summary>
    [Field("terminationGracePeriodSeconds", 7, OmitEmpty = true)]
    public long? TerminationGracePeriodSeconds { get; set; }
}
