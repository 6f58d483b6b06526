using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Networking.V1;

namespace NetKube.ControlPlane.Kinds.IPAddresses;

internal sealed class IPAddressKind : Kind<IPAddress>
{
    private static readonly Field ParentRef = Field.Of("spec").Child("parentRef");

    public override NameRule NameRule => NameRule.IPAddress;

    public override IReadOnlyList<string> SelectableFields => ["spec.parentRef.group", "spec.parentRef.resource", "spec.parentRef.namespace", "spec.parentRef.name"];

    public override void Validate(IPAddress value, FieldErrors errors)
    {
        if (value.Spec.ParentRef is not { } parent)
        {
            errors.Required(ParentRef);
            return;
        }
        if (parent.Group.Length > 0) errors.DnsSubdomain(ParentRef.Child("group"), parent.Group);
        Segment(parent.Resource, "resource", errors);
        Segment(parent.Name, "name", errors);
        if (parent.Namespace.Length > 0) Segment(parent.Namespace, "namespace", errors);
    }

    public override void ValidateUpdate(IPAddress value, IPAddress old, FieldErrors errors) => errors.Unchanged(ParentRef, value.Spec.ParentRef, old.Spec.ParentRef);

    public override string? SelectableField(IPAddress value, string field) => field switch
    {
        "spec.parentRef.group" => value.Spec.ParentRef?.Group ?? "",
        "spec.parentRef.resource" => value.Spec.ParentRef?.Resource ?? "",
        "spec.parentRef.namespace" => value.Spec.ParentRef?.Namespace ?? "",
        "spec.parentRef.name" => value.Spec.ParentRef?.Name ?? "",
        _ => null,
    };

    public override IReadOnlyList<object?> Row(IPAddress value, DateTime now) =>
        [value.Metadata.Name, value.Spec.ParentRef is { } parent ? Shown(parent) : "<none>"];

    private static string Shown(ParentReference parent)
    {
        var resource = parent.Group.Length == 0 ? parent.Resource : $"{parent.Resource}.{parent.Group}";
        return parent.Namespace.Length == 0 ? $"{resource}/{parent.Name}" : $"{resource}/{parent.Namespace}/{parent.Name}";
    }

    private static void Segment(string value, string name, FieldErrors errors)
    {
        if (value.Length == 0) errors.Required(ParentRef.Child(name));
        else errors.InvalidEach(ParentRef.Child(name), value, Names.PathSegment(value));
    }
}
