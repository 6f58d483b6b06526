using NetKube.ControlPlane.Kinds.Ingresses;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Networking.V1;

namespace NetKube.ControlPlane.Kinds.IngressClasses;

internal sealed class IngressClassKind : Kind<IngressClass>
{
    private const int MaxControllerLength = 250;
    private static readonly Field Spec = Field.Of("spec");

    public override void Default(IngressClass value)
    {
        if (value.Spec.Parameters is { } parameters) parameters.Scope ??= "Cluster";
    }

    public override void PrepareForCreate(IngressClass value) => value.Metadata.Generation = 1;

    public override void PrepareForUpdate(IngressClass value, IngressClass old)
    {
        if (!Same.Value(value.Spec, old.Spec)) value.Metadata.Generation++;
    }

    public override void Validate(IngressClass value, FieldErrors errors)
    {
        var controller = value.Spec.Controller;
        if (controller.Length == 0) errors.Required(Spec.Child("controller"));
        else
        {
            if (controller.Length > MaxControllerLength) errors.TooLong(Spec.Child("controller"), MaxControllerLength);
            errors.InvalidEach(Spec.Child("controller"), controller, Names.DomainPrefixedPath(controller));
        }
        if (value.Spec.Parameters is { } parameters) Parameters(parameters, Spec.Child("parameters"), errors);
    }

    public override void ValidateUpdate(IngressClass value, IngressClass old, FieldErrors errors)
    {
        errors.Unchanged(Spec.Child("controller"), value.Spec.Controller, old.Spec.Controller);
        Validate(value, errors);
    }

    public override IReadOnlyList<object?> Row(IngressClass value, DateTime now)
    {
        var shown = "<none>";
        if (value.Spec.Parameters is { } parameters) shown = string.IsNullOrEmpty(parameters.ApiGroup) ? $"{parameters.Kind}/{parameters.Name}" : $"{parameters.Kind}.{parameters.ApiGroup}/{parameters.Name}";
        return [value.Metadata.Name, value.Spec.Controller, shown, Cells.Age(value.Metadata.CreationTimestamp, now)];
    }

    private static void Parameters(IngressClassParametersReference parameters, Field field, FieldErrors errors)
    {
        IngressRules.Reference(parameters.ApiGroup, parameters.Kind, parameters.Name, field, errors);
        switch (parameters.Scope)
        {
            case null:
                errors.Required(field.Child("scope"));
                break;
            case "Namespace" when parameters.Namespace is null:
                errors.Required(field.Child("namespace"), "`parameters.scope` is set to 'Namespace'");
                break;
            case "Namespace":
                errors.DnsLabel(field.Child("namespace"), parameters.Namespace);
                break;
            case "Cluster":
                if (parameters.Namespace is not null) errors.Forbidden(field.Child("namespace"), "`parameters.scope` is set to 'Cluster'");
                break;
            default:
                errors.NotSupported(field.Child("scope"), parameters.Scope, ["Cluster", "Namespace"]);
                break;
        }
    }
}
