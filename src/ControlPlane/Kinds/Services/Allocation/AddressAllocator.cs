using System.Net;
using System.Numerics;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Networking.V1;
using IPAddress = System.Net.IPAddress;

namespace NetKube.ControlPlane.Kinds.Services.Allocation;

/// <summary>
/// Cluster IPs. A network's lower end (a sixteenth of it, from 16 to 256 addresses) is for those who name an address:
/// others are picked from above it while that lasts (KEP-3070).
/// </summary>
internal sealed class AddressAllocator(ServiceNetworkOptions options)
{
    private static readonly Field ClusterIPs = Field.Of("spec").Child("clusterIPs");

    /// <summary>The addresses that a Service holds.</summary>
    public static HashSet<string> HeldBy(Service service) =>
        service.Spec.Type == ServiceType.ExternalName || ServiceNeeds.IsHeadless(service)
            ? []
            : [.. (service.Spec.ClusterIPs ?? []).Select(Canonical)];

    /// <summary>The object that says who holds an address.</summary>
    public static Shared.Api.Networking.V1.IPAddress ObjectOf(string address, Service service, TimeProvider clock) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = address,
            Uid = Guid.NewGuid().ToString(),
            CreationTimestamp = Time.Now(clock),
            Labels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ipaddress.kubernetes.io/ip-family"] = ServiceNetworkOptions.FamilyOf(IPAddress.Parse(address)),
                ["ipaddress.kubernetes.io/managed-by"] = "ipallocator.k8s.io",
            },
        },
        Spec = new IPAddressSpec { ParentRef = new ParentReference { Resource = "services", Namespace = service.Metadata.Namespace, Name = service.Metadata.Name } },
    };

    /// <summary>One address for each family; those that the Service names must be free and of the network.</summary>
    public void Complete(Service service, HashSet<string> held, Func<string, bool> isFree, FieldErrors errors)
    {
        var spec = service.Spec;
        if (spec.Type == ServiceType.ExternalName || ServiceNeeds.IsHeadless(service)) return;
        var families = spec.IpFamilies ?? [];
        for (var i = 0; i < families.Count; i++)
        {
            spec.ClusterIPs ??= [];
            if (i < spec.ClusterIPs.Count)
            {
                var wish = Canonical(spec.ClusterIPs[i]);
                if (held.Contains(wish)) continue;
                if (Refusal(families[i], wish, isFree) is { } why) errors.Invalid(ClusterIPs, RawText.List(spec.ClusterIPs), $"failed to allocate IP {spec.ClusterIPs[i]}: {why}");
            }
            else spec.ClusterIPs.Add(Pick(families[i], isFree));
        }
        if (spec.ClusterIPs is { Count: > 0 }) spec.ClusterIP = spec.ClusterIPs[0];
    }

    /// <summary>Why an address cannot be had, whoever else has one.</summary>
    private string? OutOfRange(string family, string address)
    {
        if (options.NetworkOf(family) is not { } network) return null;
        var offset = Number(IPAddress.Parse(address)) - Number(network.BaseAddress);
        return network.Contains(IPAddress.Parse(address)) && offset > 0 && offset <= Usable(network) ? null : $"the provided IP ({address}) is not in the valid range. The range of valid IPs is {network}";
    }

    private string? Refusal(string family, string address, Func<string, bool> isFree) =>
        OutOfRange(family, address) ?? (isFree(address) ? null : "provided IP is already allocated");

    private string Pick(string family, Func<string, bool> isFree)
    {
        var network = options.NetworkOf(family)!.Value;
        var (first, usable) = (Number(network.BaseAddress), Usable(network));
        var total = (long)BigInteger.Min(usable, int.MaxValue);
        var band = Math.Min(total, Band(total + 1));
        return Search(band + 1, total, isFree, first, network.BaseAddress) ?? Search(1, band, isFree, first, network.BaseAddress)
            ?? throw ApiException.Internal("failed to allocate a serviceIP: range is full");
    }

    /// <summary>From a random place round to it again.</summary>
    private string? Search(long low, long high, Func<string, bool> isFree, BigInteger first, IPAddress like)
    {
        var count = high - low + 1;
        if (count <= 0) return null;
        var start = options.Random.NextInt64(count);
        for (long i = 0; i < count; i++)
        {
            var address = Address(first + low + ((start + i) % count), like).ToString();
            if (isFree(address)) return address;
        }
        return null;
    }

    /// <summary>Addresses after the network's own; an IPv4 network's last is its broadcast address.</summary>
    private static BigInteger Usable(IPNetwork network)
    {
        var bits = (network.BaseAddress.GetAddressBytes().Length * 8) - network.PrefixLength;
        var usable = (BigInteger.One << bits) - 1;
        return ServiceNetworkOptions.FamilyOf(network.BaseAddress) == IPFamily.IPv4 ? usable - 1 : usable;
    }

    private static long Band(long size) => size < 16 ? 0 : Math.Clamp(size / 16, 16, 256);

    private static BigInteger Number(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);

    private static IPAddress Address(BigInteger number, IPAddress like)
    {
        var bytes = new byte[like.GetAddressBytes().Length];
        var digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes.AsSpan(bytes.Length - digits.Length));
        return new IPAddress(bytes);
    }

    private static string Canonical(string text) => AddressRules.Parse(text)?.ToString() ?? text;
}
