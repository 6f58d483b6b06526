using System.Net;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Zone;

/// <summary>An address and the name that a reverse query for it gets.</summary>
internal readonly record struct ReverseEntry(IPAddress Address, byte[] Target);

/// <summary>
/// All names of one service with their answers rendered (DNS specification §2.3 to §2.5). Example for the headless
/// service "db" of namespace "default" with a port sql/TCP and the ready endpoints db-0 and 10.244.1.9:
/// <code>
///   Self                A 10.244.1.8, 10.244.1.9; SRV of every port
///   Below "db-0"        A 10.244.1.8
///   Below "10-244-1-9"  A 10.244.1.9
///   Below "_tcp"        nothing, but it exists
///   Below "_sql._tcp"   SRV db-0.db.default.svc…, 10-244-1-9.db.default.svc…
///   Reverse             10.244.1.8 -> db-0.db.default.svc…
/// </code>
/// </summary>
internal sealed record ServiceNames(NameAnswers Self, LabelMap<NameAnswers> Below, IReadOnlyList<ReverseEntry> Reverse)
{
    /// <summary>Null when the service has no name now: headless without a ready endpoint (specification §2.4.1).</summary>
    public static ServiceNames? Plan(ZoneService service, IEnumerable<ZoneSlice> slices, byte[] zone, uint ttl)
    {
        if (!WireLabel.IsValid(service.Name) || !WireLabel.IsValid(service.Namespace)) return null;
        var name = WireLabel.Concat(WireLabel.Join(service.Name, service.Namespace, "svc"), zone);
        var plan = new ServicePlan(name, ttl);
        if (service.ExternalName is { } external) return plan.Alias(external);
        foreach (var slice in slices) plan.TakeEndpoints(slice, service);
        if (service.IsHeadless) return plan.Headless();
        return plan.Virtual(service);
    }
}
