using System.Globalization;
using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Kinds.PodTemplates;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Apps.V1;

namespace NetKube.ControlPlane.Kinds.DaemonSets;

/// <summary>DaemonSets. Versions of the template are counted in an annotation, a field of older versions of the API.</summary>
internal sealed class DaemonSetKind : Kind<DaemonSet>
{
    public override int ChecksMetadataAsNew => 1;

    private const string TemplateGeneration = "deprecated.daemonset.template.generation";

    public override IReadOnlyList<string> WireAnnotations { get; } = [TemplateGeneration];

    public override void Default(DaemonSet value)
    {
        var spec = value.Spec;
        PodSpecDefaults.Apply(spec.Template);
        spec.RevisionHistoryLimit ??= 10;
        if (spec.UpdateStrategy.Type.Length == 0) spec.UpdateStrategy.Type = DaemonSetUpdateStrategyType.RollingUpdate;
        if (spec.UpdateStrategy.Type != DaemonSetUpdateStrategyType.RollingUpdate) return;
        var update = spec.UpdateStrategy.RollingUpdate ??= new();
        update.MaxUnavailable ??= 1;
        update.MaxSurge ??= 0;
    }

    public override void PrepareForCreate(DaemonSet value)
    {
        value.Status = new();
        value.Metadata.Generation = 1;
        SetTemplateGeneration(value, 1);
    }

    public override void PrepareForUpdate(DaemonSet value, DaemonSet old)
    {
        value.Status = old.Status.Clone();
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Spec, old.Spec));
        SetTemplateGeneration(value, TemplateGenerationOf(old) + (Same.Value(value.Spec.Template, old.Spec.Template) ? 0 : 1));
    }

    public override void PrepareForStatusUpdate(DaemonSet value, DaemonSet old)
    {
        value.Spec = old.Spec.Clone();
        value.Metadata.Generation = old.Metadata.Generation;
        SetTemplateGeneration(value, TemplateGenerationOf(old));
    }

    public override void Validate(DaemonSet value, FieldErrors errors) => DaemonSetValidation.Check(errors, value);

    /// <summary>Kubernetes checks a changed set as a new one and as a change, with the same rules: what is wrong is told twice.</summary>
    public override void ValidateUpdate(DaemonSet value, DaemonSet old, FieldErrors errors)
    {
        DaemonSetValidation.Check(errors, value);
        DaemonSetValidation.Check(errors, value);
        errors.Unchanged(Field.Of("spec").Child("selector"), value.Spec.Selector, old.Spec.Selector);
    }

    public override void ValidateStatusUpdate(DaemonSet value, DaemonSet old, FieldErrors errors) => DaemonSetValidation.CheckStatus(errors, value, old);

    public override IEnumerable<string> Warnings(DaemonSet value, DaemonSet? old) => WorkloadWarnings.Of(Field.Of("spec").Child("template"), value.Spec.Template, old?.Spec.Template);

    public override IReadOnlyList<object?> Row(DaemonSet value, DateTime now)
    {
        var (status, template) = (value.Status, value.Spec.Template);
        return
        [
            value.Metadata.Name, (long)status.DesiredNumberScheduled, (long)status.CurrentNumberScheduled, (long)status.NumberReady, (long)status.UpdatedNumberScheduled,
            (long)status.NumberAvailable, WorkloadCells.Labels(template.Spec.NodeSelector), Cells.Age(value.Metadata.CreationTimestamp, now),
            WorkloadCells.Names(template.Spec), WorkloadCells.Images(template.Spec), WorkloadCells.Selector(value.Spec.Selector),
        ];
    }

    private static long TemplateGenerationOf(DaemonSet value) =>
        value.Metadata.Annotations is { } annotations && annotations.TryGetValue(TemplateGeneration, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    private static void SetTemplateGeneration(DaemonSet value, long number) =>
        (value.Metadata.Annotations ??= new(StringComparer.Ordinal))[TemplateGeneration] = number.ToString(CultureInfo.InvariantCulture);
}
