using System.Globalization;
using System.Text;

namespace NetKube.Shared.Telemetry;

/// <summary>Figures being written in the Prometheus text format 0.0.4.</summary>
public sealed class MetricText
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins a family; its samples follow.</summary>
    /// <param name="name">Such as apiserver_request_total.</param>
    /// <param name="type">counter, gauge or histogram.</param>
    /// <param name="help">One sentence.</param>
    public void Family(string name, string type, string help) =>
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    /// <summary>One figure.</summary>
    public void Sample(string name, double value, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        Begin(name, labels, null, 0);
        Value(value);
    }

    /// <summary>The buckets, sum and count of a histogram.</summary>
    public void Sample(string name, Histogram histogram, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var (counts, sum) = histogram.Read();
        var total = 0L;
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            Begin(name + "_bucket", labels, "le", i < histogram.Bounds.Count ? histogram.Bounds[i] : double.PositiveInfinity);
            Value(total);
        }
        Sample(name + "_sum", sum, labels);
        Sample(name + "_count", total, labels);
    }

    public override string ToString() => _text.ToString();

    private void Begin(string name, ReadOnlySpan<(string Name, string Value)> labels, string? bound, double at)
    {
        _text.Append(name);
        if (labels.Length == 0 && bound is null) return;
        _text.Append('{');
        var first = true;
        foreach (var (label, value) in labels)
        {
            if (!first) _text.Append(',');
            first = false;
            Escape(_text.Append(label).Append("=\""), value).Append('"');
        }
        if (bound is not null) Number(_text.Append(first ? "" : ",").Append(bound).Append("=\""), at).Append('"');
        _text.Append('}');
    }

    private void Value(double value) => Number(_text.Append(' '), value).Append('\n');

    private static StringBuilder Number(StringBuilder text, double value) =>
        double.IsPositiveInfinity(value) ? text.Append("+Inf") : text.Append(value.ToString("R", CultureInfo.InvariantCulture));

    private static StringBuilder Escape(StringBuilder text, string value)
    {
        foreach (var c in value) _ = c switch
        {
            '\\' => text.Append(@"\\"),
            '"' => text.Append("\\\""),
            '\n' => text.Append("\\n"),
            _ => text.Append(c),
        };
        return text;
    }
}
