using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds.Services.Allocation;
using NetKube.ControlPlane.Kinds.Services.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services;

internal sealed class ServiceKind(ServiceNetworkOptions options, TimeProvider clock) : Kind<Service>, IAllocatingKind
{
    private readonly ServiceFamilies _families = new(options);
    private readonly ServiceAllocator _allocator = new(options, clock);

    public override NameRule NameRule => NameRule.DnsLabel;

    public override bool CreatesOnUpdate => true;

    public override IReadOnlyList<string> SelectableFields => ["spec.clusterIP", "spec.type"];

    public override void Default(Service value) => ServiceDefaults.Apply(value);

    public override void PrepareForCreate(Service value) => value.Status = new ServiceStatus();

    public override void PrepareForUpdate(Service value, Service old)
    {
        value.Status = old.Status.Clone();
        ServiceUpdate.KeepAllocated(value, old);
        ServiceUpdate.NormalizeAddresses(value, old);
        ServiceUpdate.DropForType(value, old);
    }

    public override void PrepareForStatusUpdate(Service value, Service old) => value.Spec = old.Spec.Clone();

    /// <summary>
    /// Judged is what would be stored, but only <see cref="Allocate"/> makes it so: what the server chooses itself must
    /// not appear among the fields that the client manages.
    /// </summary>
    public override void Validate(Service value, FieldErrors errors)
    {
        var complete = value.Clone();
        if (!Refused(Complete(complete, null), errors)) ServiceRules.Validate(complete, errors);
    }

    public override void ValidateUpdate(Service value, Service old, FieldErrors errors)
    {
        var complete = value.Clone();
        if (!Refused(Complete(complete, old), errors)) ServiceRules.ValidateUpdate(complete, old, errors);
    }

    public override void ValidateStatusUpdate(Service value, Service old, FieldErrors errors) => LoadBalancerRules.ValidateStatus(value, errors);

    public override IEnumerable<string> Warnings(Service value, Service? old) => ServiceWarnings.Of(value);

    public override string? SelectableField(Service value, string field) => field switch
    {
        "spec.clusterIP" => value.Spec.ClusterIP,
        "spec.type" => value.Spec.Type,
        _ => null,
    };

    public override IReadOnlyList<object?> Row(Service value, DateTime now) => ServiceColumns.Of(value, now);

    public AllocationPlan Allocate(IKubeObject value, IKubeObject? old, IObjectReader objects, IReadOnlySet<string> occupied, FieldErrors errors)
    {
        var (service, before) = ((Service)value, (Service?)old);
        return Refused(Complete(service, before), errors) ? AllocationPlan.None : _allocator.Allocate(service, before, objects, occupied, errors);
    }

    public AllocationPlan Release(IKubeObject value) => ServiceAllocator.Release((Service)value);

    private FieldErrors Complete(Service service, Service? old)
    {
        if (old is null) ServiceUpdate.NormalizeAddresses(service);
        return _families.Complete(service, old);
    }

    private static bool Refused(FieldErrors found, FieldErrors errors)
    {
        foreach (var error in found.All) errors.Add(error);
        return !found.None;
    }
}
