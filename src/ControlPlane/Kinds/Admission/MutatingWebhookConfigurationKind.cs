using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

internal sealed class MutatingWebhookConfigurationKind : Kind<MutatingWebhookConfiguration>
{
    public override bool QualifiesFinalizers => false;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(MutatingWebhookConfiguration value)
    {
        foreach (var hook in value.Webhooks ?? []) WebhookRules.Default(hook);
    }

    public override void PrepareForCreate(MutatingWebhookConfiguration value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(MutatingWebhookConfiguration value, MutatingWebhookConfiguration old)
    {
        if (!Same.Lists(value.Webhooks, old.Webhooks)) value.Metadata.Generation++;
    }

    public override void Validate(MutatingWebhookConfiguration value, FieldErrors errors) =>
        WebhookRules.Validate(value.Webhooks ?? [], errors);

    public override IReadOnlyList<object?> Row(MutatingWebhookConfiguration value, DateTime now) =>
        [value.Metadata.Name, (long)(value.Webhooks?.Count ?? 0), Cells.Age(value.Metadata.CreationTimestamp, now)];
}
