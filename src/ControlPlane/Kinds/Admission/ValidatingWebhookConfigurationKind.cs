using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

internal sealed class ValidatingWebhookConfigurationKind : Kind<ValidatingWebhookConfiguration>
{
    public override bool QualifiesFinalizers => false;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(ValidatingWebhookConfiguration value)
    {
        foreach (var hook in value.Webhooks ?? []) WebhookRules.Default(hook);
    }

    public override void PrepareForCreate(ValidatingWebhookConfiguration value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(ValidatingWebhookConfiguration value, ValidatingWebhookConfiguration old)
    {
        if (!Same.Lists(value.Webhooks, old.Webhooks)) value.Metadata.Generation++;
    }

    public override void Validate(ValidatingWebhookConfiguration value, FieldErrors errors) =>
        WebhookRules.Validate([.. (value.Webhooks ?? []).Select(WebhookRules.AsMutating)], errors);

    public override IReadOnlyList<object?> Row(ValidatingWebhookConfiguration value, DateTime now) =>
        [value.Metadata.Name, (long)(value.Webhooks?.Count ?? 0), Cells.Age(value.Metadata.CreationTimestamp, now)];
}
