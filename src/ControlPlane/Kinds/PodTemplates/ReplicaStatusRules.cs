using NetKube.ControlPlane.Validation;

namespace NetKube.ControlPlane.Kinds.PodTemplates;

/// <summary>Counts of replicas: none is negative, and no part is more than the whole.</summary>
internal static class ReplicaStatusRules
{
    /// <param name="errors">Where to.</param>
    /// <param name="field">Of the status.</param>
    /// <param name="whole">The name and number of all.</param>
    /// <param name="parts">Names and numbers of parts of them.</param>
    public static void Check(FieldErrors errors, Field field, (string Name, long Count) whole, params ReadOnlySpan<(string Name, long Count)> parts)
    {
        errors.NonNegative(field.Child(whole.Name), whole.Count);
        foreach (var (name, count) in parts)
        {
            errors.NonNegative(field.Child(name), count);
            if (count > whole.Count) errors.Invalid(field.Child(name), count, $"cannot be greater than status.{whole.Name}");
        }
    }
}
