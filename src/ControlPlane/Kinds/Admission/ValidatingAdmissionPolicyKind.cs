using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.AdmissionRegistration.V1;

namespace NetKube.ControlPlane.Kinds.Admission;

internal sealed class ValidatingAdmissionPolicyKind : Kind<ValidatingAdmissionPolicy>
{
    public override bool QualifiesFinalizers => false;

    private const int MaxAnnotations = 20;
    private const int MaxAnnotationExpression = 5 * 1024;
    private static readonly Field Spec = PolicyRules.Spec;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(ValidatingAdmissionPolicy value)
    {
        value.Spec.FailurePolicy ??= FailurePolicyType.Fail;
        MatchRules.Default(value.Spec.MatchConstraints);
    }

    public override void PrepareForCreate(ValidatingAdmissionPolicy value)
    {
        value.Status = new ValidatingAdmissionPolicyStatus();
        value.Metadata.Generation = 1;
    }

    public override void PrepareForUpdate(ValidatingAdmissionPolicy value, ValidatingAdmissionPolicy old)
    {
        value.Status = old.Status.Clone();
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void PrepareForStatusUpdate(ValidatingAdmissionPolicy value, ValidatingAdmissionPolicy old)
    {
        value.Spec = old.Spec.Clone();
        StatusMetadata.Keep(value.Metadata, old.Metadata);
    }

    public override void Validate(ValidatingAdmissionPolicy value, FieldErrors errors)
    {
        var spec = value.Spec;
        PolicyRules.Frame(spec.FailurePolicy, spec.ParamKind, spec.MatchConstraints, spec.MatchConditions, errors);
        PolicyRules.Variables(spec.Variables, errors);
        if (spec.Validations is not { Count: > 0 } && spec.AuditAnnotations is not { Count: > 0 })
        {
            errors.Required(Spec.Child("validations"), "validations or auditAnnotations must contain at least one item");
            errors.Required(Spec.Child("auditAnnotations"), "validations or auditAnnotations must contain at least one item");
        }
        for (var i = 0; i < (spec.Validations?.Count ?? 0); i++) Check(spec.Validations![i], Spec.Child("validations").Index(i), errors);
        Annotations(value.Metadata.Name, spec.AuditAnnotations ?? [], errors);
    }

    public override IReadOnlyList<object?> Row(ValidatingAdmissionPolicy value, DateTime now) =>
        [value.Metadata.Name, (long)(value.Spec.Validations?.Count ?? 0), PolicyRules.Shown(value.Spec.ParamKind), Cells.Age(value.Metadata.CreationTimestamp, now)];

    private static void Check(Shared.Api.AdmissionRegistration.V1.Validation validation, Field field, FieldErrors errors)
    {
        Expressions.Required(validation.Expression, field.Child("expression"), "expression is not specified", errors);
        if (validation.MessageExpression.Length > 0)
        {
            if (validation.MessageExpression.Trim().Length == 0) errors.Invalid(field.Child("messageExpression"), validation.MessageExpression, "must be non-empty if specified");
            else Expressions.Syntax(validation.MessageExpression, field.Child("messageExpression"), errors);
        }
        var message = validation.Message.Trim();
        if (validation.Message.Length > 0 && message.Length == 0) errors.Invalid(field.Child("message"), validation.Message, "message must be non-empty if specified");
        else if (message.AsSpan().IndexOfAny('\n', '\r') >= 0) errors.Invalid(field.Child("message"), validation.Message, "message must not contain line breaks");
        if (validation.Reason is { } reason) errors.OneOf(field.Child("reason"), reason, "Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized");
    }

    private static void Annotations(string name, List<AuditAnnotation> annotations, FieldErrors errors)
    {
        var field = Spec.Child("auditAnnotations");
        if (annotations.Count > MaxAnnotations) errors.Invalid(field, new RawText("[…]"), $"must not have more than {MaxAnnotations} auditAnnotations");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < annotations.Count; i++)
        {
            var (annotation, at) = (annotations[i], field.Index(i));
            if (name.Length > 0)
            {
                foreach (var sentence in Names.Qualified($"{name}/{annotation.Key}")) errors.Invalid(at.Child("key"), annotation.Key, "key is not a valid qualified name: " + sentence);
            }
            else errors.QualifiedName(at.Child("key"), annotation.Key);
            if (annotation.ValueExpression.Trim().Length == 0) errors.Required(at.Child("valueExpression"), "valueExpression is not specified");
            else if (annotation.ValueExpression.Length > MaxAnnotationExpression) errors.TooLong(at.Child("valueExpression"), MaxAnnotationExpression);
            else Expressions.Syntax(annotation.ValueExpression, at.Child("valueExpression"), errors);
            if (!keys.Add(annotation.Key)) errors.Duplicate(at.Child("key"), annotation.Key);
        }
    }
}
