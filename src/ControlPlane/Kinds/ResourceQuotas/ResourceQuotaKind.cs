using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.ResourceQuotas;

/// <summary>ResourceQuotas.</summary>
internal sealed class ResourceQuotaKind : Kind<ResourceQuota>
{
    public override int ChecksMetadataAsNew => 1;

    public override void PrepareForCreate(ResourceQuota value) => value.Status = new();

    public override void PrepareForUpdate(ResourceQuota value, ResourceQuota old) => value.Status = old.Status.Clone();

    public override void PrepareForStatusUpdate(ResourceQuota value, ResourceQuota old) => value.Spec = old.Spec.Clone();

    public override void Validate(ResourceQuota value, FieldErrors errors) => ResourceQuotaValidation.Check(errors, value);

    public override void ValidateUpdate(ResourceQuota value, ResourceQuota old, FieldErrors errors)
    {
        // Kubernetes checks a changed quota as a new one and as a change, with the same rules: what is wrong is told twice.
        ResourceQuotaValidation.Check(errors, value);
        ResourceQuotaValidation.Check(errors, value);
        var (now, before) = (value.Spec.Scopes ?? [], old.Spec.Scopes ?? []);
        if (!now.ToHashSet(StringComparer.Ordinal).SetEquals(before)) errors.Invalid(Field.Of("spec").Child("scopes"), string.Join(",", now), CommonRules.Immutable);
    }

    public override void ValidateStatusUpdate(ResourceQuota value, ResourceQuota old, FieldErrors errors)
    {
        ResourceQuotaValidation.Amounts(errors, Field.Of("status").Child("hard"), value.Status.Hard);
        ResourceQuotaValidation.Amounts(errors, Field.Of("status").Child("used"), value.Status.Used);
    }

    /// <summary>"pods: 3/10, requests.cpu: 1/2"; limits in a column of their own.</summary>
    public override IReadOnlyList<object?> Row(ResourceQuota value, DateTime now)
    {
        var lines = ResourceRules.Sorted(value.Status.Hard).ToLookup(
            h => h.Key.StartsWith("limits", StringComparison.Ordinal),
            h => $"{h.Key}: {(value.Status.Used is { } used && used.TryGetValue(h.Key, out var u) ? u : default)}/{h.Value}");
        return [value.Metadata.Name, string.Join(", ", lines[false]), string.Join(", ", lines[true]), Cells.Age(value.Metadata.CreationTimestamp, now)];
    }
}
