using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Nodes;

internal sealed class NodeKind : Kind<Node>
{
    public override int ChecksMetadataAsNew => 1;

    public override IReadOnlyList<string> SelectableFields => ["spec.unschedulable"];

    public override void Default(Node value)
    {
        var spec = value.Spec;
        // The single network is the older field: where both are set and differ, it wins.
        if (spec.PodCIDR.Length > 0 && (spec.PodCIDRs is not { Count: > 0 } networks || networks[0] != spec.PodCIDR)) spec.PodCIDRs = [spec.PodCIDR];
        spec.PodCIDR = spec.PodCIDRs is { Count: > 0 } ? spec.PodCIDRs[0] : "";
        if (value.Status is { Allocatable: null, Capacity: { } capacity }) value.Status.Allocatable = new(capacity, StringComparer.Ordinal);
    }

    public override void PrepareForCreate(Node value) => value.Spec.ConfigSource = null;

    public override void PrepareForUpdate(Node value, Node old)
    {
        value.Status = old.Status.Clone();
        if (old.Spec.ConfigSource is null) value.Spec.ConfigSource = null;
    }

    public override void PrepareForStatusUpdate(Node value, Node old) => value.Spec = old.Spec.Clone();

    public override void Validate(Node value, FieldErrors errors) => NodeRules.Validate(value, errors);

    /// <summary>Kubernetes checks a changed node as a new one and as a change: what both rules find is told twice.</summary>
    public override void ValidateUpdate(Node value, Node old, FieldErrors errors)
    {
        NodeRules.Validate(value, errors);
        NodeRules.ValidateUpdate(value, old, errors);
    }

    public override void ValidateStatusUpdate(Node value, Node old, FieldErrors errors) => NodeRules.ValidateUpdate(value, old, errors);

    public override IEnumerable<string> Warnings(Node value, Node? old)
    {
        if (value.Spec.ConfigSource is not null) yield return "spec.configSource: the feature is removed";
        if (value.Spec.ExternalID.Length > 0) yield return "spec.externalID: this field is deprecated, and is unused by Kubernetes";
        for (var i = 0; i < (value.Spec.PodCIDRs?.Count ?? 0); i++)
        {
            foreach (var warning in AddressWarnings.Network(Field.Of("spec").Child("podCIDRs").Index(i), value.Spec.PodCIDRs![i])) yield return warning;
        }
    }

    public override string? SelectableField(Node value, string field) => field == "spec.unschedulable" ? value.Spec.Unschedulable ? "true" : "false" : null;

    public override IReadOnlyList<object?> Row(Node value, DateTime now) => NodeColumns.Of(value, now);
}
