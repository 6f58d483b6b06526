using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services.Allocation;

/// <summary>
/// Addresses and node ports of Services. An address is taken by its IPAddress object, a port by a key of its own; both
/// are written with the Service, so what is taken and what Services say never differ.
/// </summary>
internal sealed class ServiceAllocator(ServiceNetworkOptions options, TimeProvider clock)
{
    private const string PortPrefix = StorageKeys.Root + "ranges/nodeports/";

    private readonly AddressAllocator _addresses = new(options);
    private readonly NodePortAllocator _ports = new(options);

    /// <summary>Fills in what is missing; says which keys that takes and which become free.</summary>
    public AllocationPlan Allocate(Service service, Service? old, IObjectReader objects, IReadOnlySet<string> occupied, FieldErrors errors)
    {
        var heldAddresses = old is null ? [] : AddressAllocator.HeldBy(old);
        var heldPorts = old is null ? [] : NodePortAllocator.HeldBy(old);
        _addresses.Complete(service, heldAddresses, address => IsFree(objects, address, occupied), errors);
        if (!errors.None) return AllocationPlan.None;
        var used = new Lazy<HashSet<int>>(() => NodePortAllocator.UsedIn(objects));
        _ports.Complete(service, heldPorts, port => !used.Value.Contains(port) && !occupied.Contains(KeyOf(port)), errors);
        if (!errors.None) return AllocationPlan.None;
        var (addresses, ports) = (AddressAllocator.HeldBy(service), NodePortAllocator.HeldBy(service));
        var take = new List<Write>();
        take.AddRange(addresses.Except(heldAddresses).Select(a => new Write(KeyOf(a), StoredObject.Encode(AddressAllocator.ObjectOf(a, service, clock)))));
        take.AddRange(ports.Except(heldPorts).Select(p => new Write(KeyOf(p), ValueOf(service))));
        string[] free = [.. heldAddresses.Except(addresses).Select(KeyOf), .. heldPorts.Except(ports).Select(KeyOf)];
        return new AllocationPlan(take, free);
    }

    /// <summary>All keys of a Service that goes.</summary>
    public static AllocationPlan Release(Service service) =>
        new([], [.. AddressAllocator.HeldBy(service).Select(KeyOf), .. NodePortAllocator.HeldBy(service).Select(KeyOf)]);

    private static bool IsFree(IObjectReader objects, string address, IReadOnlySet<string> occupied) =>
        objects.Get<Shared.Api.Networking.V1.IPAddress>(null, address) is null && !occupied.Contains(KeyOf(address));

    private static string KeyOf(string address) => StorageKeys.Of(ApiCatalog.BuiltIn.Of<Shared.Api.Networking.V1.IPAddress>(), null, address);

    private static string KeyOf(int port) => PortPrefix + port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] ValueOf(Service service) => System.Text.Encoding.UTF8.GetBytes($"{service.Metadata.Namespace}/{service.Metadata.Name}");
}
