using System.Globalization;
using NetKube.ControlPlane.Validation;

namespace NetKube.ControlPlane.Admission.PodSecurity;

/// <summary>The levels of the Pod Security Standards, the strictest last.</summary>
public enum SecurityLevel
{
    Privileged,
    Baseline,
    Restricted,
}

/// <summary>A level as it was in a minor version of Kubernetes.</summary>
/// <param name="Level">The level.</param>
/// <param name="Minor">The y of v1.y; null for the latest.</param>
public sealed record LevelVersion(SecurityLevel Level, int? Minor)
{
    /// <summary>Everything is allowed.</summary>
    public static LevelVersion Privileged { get; } = new(SecurityLevel.Privileged, null);

    /// <summary>Such as restricted:latest or baseline:v1.24.</summary>
    public override string ToString() => $"{Level.ToString().ToLowerInvariant()}:{(Minor is { } minor ? string.Create(CultureInfo.InvariantCulture, $"v1.{minor}") : "latest")}";
}

/// <summary>What a namespace's labels demand of its pods.</summary>
public sealed record SecurityPolicy(LevelVersion Enforce, LevelVersion Audit, LevelVersion Warn)
{
    private const string Prefix = "pod-security.kubernetes.io/";

    private static readonly Field Labels = Field.Of("metadata").Child("labels");

    /// <summary>Nothing is demanded.</summary>
    public bool IsPrivileged => (Enforce.Level, Audit.Level, Warn.Level) == (SecurityLevel.Privileged, SecurityLevel.Privileged, SecurityLevel.Privileged);

    /// <summary>
    /// Reads the labels. A bad enforce level counts as the strictest, a bad audit or warn level as none; whoever enforces
    /// and says nothing of warnings is warned of what would be refused.
    /// </summary>
    public static SecurityPolicy Read(IReadOnlyDictionary<string, string>? labels, FieldErrors errors)
    {
        labels ??= new Dictionary<string, string>();
        var enforce = new LevelVersion(LevelOf(labels, "enforce", SecurityLevel.Restricted, errors), VersionOf(labels, "enforce-version", errors));
        var audit = new LevelVersion(LevelOf(labels, "audit", SecurityLevel.Privileged, errors), VersionOf(labels, "audit-version", errors));
        var warn = new LevelVersion(LevelOf(labels, "warn", SecurityLevel.Privileged, errors), VersionOf(labels, "warn-version", errors));
        if (!labels.ContainsKey(Prefix + "warn") && labels.ContainsKey(Prefix + "enforce") && enforce.Level > warn.Level) warn = enforce;
        return new SecurityPolicy(enforce, audit, warn);
    }

    private static SecurityLevel LevelOf(IReadOnlyDictionary<string, string> labels, string label, SecurityLevel whenBad, FieldErrors errors)
    {
        switch (labels.GetValueOrDefault(Prefix + label))
        {
            case null or "privileged": return SecurityLevel.Privileged;
            case "baseline": return SecurityLevel.Baseline;
            case "restricted": return SecurityLevel.Restricted;
            case var bad:
                errors.Invalid(Labels.Key(Prefix + label), bad, "must be one of privileged, baseline, restricted");
                return whenBad;
        }
    }

    private static int? VersionOf(IReadOnlyDictionary<string, string> labels, string label, FieldErrors errors)
    {
        var text = labels.GetValueOrDefault(Prefix + label);
        if (text is null or "latest") return null;
        var digits = text.StartsWith("v1.", StringComparison.Ordinal) ? text[3..] : "";
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && (digits.Length == 1 || digits[0] != '0')) return minor;
        errors.Invalid(Labels.Key(Prefix + label), text, "must be \"latest\" or \"v1.x\"");
        return null;
    }
}
