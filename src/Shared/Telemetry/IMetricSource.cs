namespace NetKube.Shared.Telemetry;

/// <summary>A part that has figures to show.</summary>
public interface IMetricSource
{
    /// <summary>Writes them as they are now. Families are written whole, one after the other.</summary>
    void Write(MetricText text);
}
