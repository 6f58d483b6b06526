using System.Text.Json;
using System.Text.Json.Serialization;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Autoscaling.V2;

namespace NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;

/// <summary>A scaling behaviour as the annotation of version 1 holds it: JSON of Kubernetes' internal type, whose names are Go's.</summary>
internal static partial class BehaviorText
{
    public static string Write(HorizontalPodAutoscalerBehavior behavior) =>
        JsonSerializer.Serialize(new Behavior(From(behavior.ScaleUp), From(behavior.ScaleDown)), TextContext.Default.Behavior);

    /// <summary>Null when it cannot be read.</summary>
    public static HorizontalPodAutoscalerBehavior? Read(string text)
    {
        try
        {
            var behavior = JsonSerializer.Deserialize(text, TextContext.Default.Behavior);
            return behavior is null ? null : new() { ScaleUp = To(behavior.ScaleUp), ScaleDown = To(behavior.ScaleDown) };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Rules? From(HPAScalingRules? rules) => rules is null ? null : new Rules(
        rules.StabilizationWindowSeconds, rules.SelectPolicy, rules.Policies?.ConvertAll(p => new Policy(p.Type, p.Value, p.PeriodSeconds)), rules.Tolerance?.ToString());

    private static HPAScalingRules? To(Rules? rules) => rules is null ? null : new HPAScalingRules
    {
        StabilizationWindowSeconds = rules.StabilizationWindowSeconds,
        SelectPolicy = rules.SelectPolicy,
        Policies = rules.Policies?.ConvertAll(p => new HPAScalingPolicy { Type = p.Type, Value = p.Value, PeriodSeconds = p.PeriodSeconds }),
        Tolerance = rules.Tolerance is { } text && Quantity.TryParse(text, out var tolerance) ? tolerance : null,
    };

    internal sealed record Behavior(Rules? ScaleUp, Rules? ScaleDown);

    internal sealed record Rules(int? StabilizationWindowSeconds, string? SelectPolicy, List<Policy>? Policies, string? Tolerance);

    internal sealed record Policy(string Type, int Value, int PeriodSeconds);

    [JsonSerializable(typeof(Behavior))]
    internal sealed partial class TextContext : JsonSerializerContext;
}
