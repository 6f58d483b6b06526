using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.ApiRegistration.V1;

namespace NetKube.ControlPlane.Kinds.ApiServices;

internal sealed class ApiServiceKind(TimeProvider clock) : Kind<APIService>
{
    public override bool QualifiesFinalizers => false;

    private const int MaxGroupPriority = 20000;
    private const int MaxVersionPriority = 1000;
    private static readonly Field Spec = Field.Of("spec");

    public override NameRule NameRule => NameRule.PathSegment;

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(APIService value)
    {
        if (value.Spec.Service is { } service) service.Port ??= 443;
    }

    public override void PrepareForCreate(APIService value)
    {
        value.Status = new APIServiceStatus();
        if (value.Spec.Service is not null) return;
        value.Status.Conditions =
        [
            new APIServiceCondition
            {
                Type = APIServiceConditionType.Available, Status = ConditionStatus.True, LastTransitionTime = Time.Now(clock),
                Reason = "Local", Message = "Local APIServices are always available",
            },
        ];
    }

    public override void PrepareForUpdate(APIService value, APIService old) => value.Status = old.Status.Clone();

    public override void PrepareForStatusUpdate(APIService value, APIService old)
    {
        value.Spec = old.Spec.Clone();
        StatusMetadata.Keep(value.Metadata, old.Metadata);
    }

    public override void Validate(APIService value, FieldErrors errors)
    {
        var spec = value.Spec;
        var name = $"{spec.Version}.{spec.Group}";
        if (value.Metadata.Name != name) errors.Invalid(Field.Of("metadata").Child("name"), value.Metadata.Name, $"must be `spec.version+\".\"+spec.group`: \"{name}\"");
        if (spec.Group.Length > 0) errors.DnsSubdomain(Spec.Child("group"), spec.Group);
        else if (spec.Version != "v1") errors.Required(Spec.Child("group"), "only v1 may have an empty group and it better be legacy kube");
        errors.InvalidEach(Spec.Child("version"), spec.Version, Names.Dns1035Label(spec.Version));
        if (spec.GroupPriorityMinimum is <= 0 or > MaxGroupPriority) errors.Invalid(Spec.Child("groupPriorityMinimum"), spec.GroupPriorityMinimum, $"must be positive and less than {MaxGroupPriority}");
        if (spec.VersionPriority is <= 0 or > MaxVersionPriority) errors.Invalid(Spec.Child("versionPriority"), spec.VersionPriority, $"must be positive and less than {MaxVersionPriority}");
        Backend(spec, errors);
    }

    public override void ValidateUpdate(APIService value, APIService old, FieldErrors errors) => Validate(value, errors);

    public override IReadOnlyList<object?> Row(APIService value, DateTime now)
    {
        var available = (value.Status.Conditions ?? []).Find(c => c.Type == APIServiceConditionType.Available);
        var state = available is null ? "Unknown" : available.Status == ConditionStatus.True ? available.Status : $"{available.Status} ({available.Reason})";
        var service = value.Spec.Service is { } target ? $"{target.Namespace}/{target.Name}" : "Local";
        return [value.Metadata.Name, service, state, Cells.Age(value.Metadata.CreationTimestamp, now)];
    }

    private static void Backend(APIServiceSpec spec, FieldErrors errors)
    {
        if (spec.Service is not { } service)
        {
            if (spec.CaBundle is { Length: > 0 } bundle) errors.Invalid(Spec.Child("caBundle"), $"{bundle.Length} bytes", "local APIServices may not have a caBundle");
            if (spec.InsecureSkipTLSVerify) errors.Invalid(Spec.Child("insecureSkipTLSVerify"), true, "local APIServices may not have insecureSkipTLSVerify");
            return;
        }
        if (service.Namespace.Length == 0) errors.Required(Spec.Child("service", "namespace"));
        if (service.Name.Length == 0) errors.Required(Spec.Child("service", "name"));
        if (service.Port is { } port && Names.PortNumber(port).Any()) errors.Invalid(Spec.Child("service", "port"), port, "port is not valid: " + string.Join(", ", Names.PortNumber(port)));
        if (spec.InsecureSkipTLSVerify && spec.CaBundle is { Length: > 0 }) errors.Invalid(Spec.Child("insecureSkipTLSVerify"), true, "may not be true if caBundle is present");
    }
}
