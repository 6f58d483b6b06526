using NetKube.ControlPlane.Kinds.Pods;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PodTemplates;

/// <summary>A pod template on its own.</summary>
internal sealed class PodTemplateKind : Kind<PodTemplate>
{
    public override void Default(PodTemplate value) => PodSpecDefaults.Apply(value.Template);

    public override void PrepareForCreate(PodTemplate value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(PodTemplate value, PodTemplate old) =>
        Generation.OfSpec(value.Metadata, old.Metadata, Same.Value(value.Template, old.Template));

    public override void Validate(PodTemplate value, FieldErrors errors) => PodTemplateRules.Check(errors, Field.Of("template"), value.Template);

    public override IEnumerable<string> Warnings(PodTemplate value, PodTemplate? old) => WorkloadWarnings.Of(Field.Of("template"), value.Template, old?.Template);

    public override IReadOnlyList<object?> Row(PodTemplate value, DateTime now) =>
        [value.Metadata.Name, WorkloadCells.Names(value.Template.Spec), WorkloadCells.Images(value.Template.Spec), WorkloadCells.Labels(value.Template.Metadata.Labels)];
}
