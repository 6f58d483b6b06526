using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetKube.Shared.Linux;

namespace NetKube.Overlay.Subnets;

/// <summary>
/// A lease as annotations of its Node, with the names and the form of flannel's kube subnet manager, so that both can share a cluster.
/// </summary>
public static class LeaseAnnotations
{
    public const string Prefix = "flannel.alpha.coreos.com/";
    public const string BackendType = Prefix + "backend-type";
    public const string BackendContent = Prefix + "backend-data";
    public const string PublicIp = Prefix + "public-ip";
    public const string KubeSubnetManager = Prefix + "kube-subnet-manager";

    /// <summary>Set by an operator: the address that peers use in place of the node's own, such as behind address translation.</summary>
    public const string PublicIpOverwrite = Prefix + "public-ip-overwrite";

    public static IReadOnlyDictionary<string, string> Write(SubnetLease lease) => new Dictionary<string, string>
    {
        [BackendType] = lease.BackendType,
        [BackendContent] = lease.Tunnel is { } tunnel
            ? new JsonObject { ["VNI"] = tunnel.Vni, ["VtepMAC"] = tunnel.Mac.ToString() }.ToJsonString()
            : "null",
        [PublicIp] = lease.PublicIp.ToString(),
        [KubeSubnetManager] = "true",
    };

    /// <summary>Reads a node's lease.</summary>
    /// <param name="port">The cluster's VXLAN port.</param>
    /// <param name="missing">What is not there or not readable, when it returns false.</param>
    public static bool TryRead(string nodeName, string podCidr, IReadOnlyDictionary<string, string> annotations, int port,
        [NotNullWhen(true)] out SubnetLease? lease, [NotNullWhen(false)] out string? missing)
    {
        lease = null;
        missing = null;
        if (!IPNetwork.TryParse(podCidr, out var subnet)) missing = podCidr.Length == 0 ? "spec.podCIDR is not set" : $"spec.podCIDR \"{podCidr}\" is no CIDR";
        else if (annotations.GetValueOrDefault(KubeSubnetManager) != "true") missing = $"annotation {KubeSubnetManager} is not \"true\"";
        else if (annotations.GetValueOrDefault(BackendType) is not { Length: > 0 } type) missing = $"annotation {BackendType} is not set";
        else if (!TryReadPublicIp(annotations, out var publicIp)) missing = $"annotation {PublicIp} is no address";
        else if (!TryReadTunnel(annotations.GetValueOrDefault(BackendContent), port, out var tunnel)) missing = $"annotation {BackendContent} is not readable";
        else lease = new SubnetLease(nodeName, subnet, publicIp, type, tunnel);
        return lease is not null;
    }

    private static bool TryReadPublicIp(IReadOnlyDictionary<string, string> annotations, [NotNullWhen(true)] out IPAddress? address) =>
        IPAddress.TryParse(annotations.GetValueOrDefault(PublicIpOverwrite) ?? annotations.GetValueOrDefault(PublicIp), out address);

    private static bool TryReadTunnel(string? content, int port, out TunnelEndpoint? tunnel)
    {
        tunnel = null;
        if (content is null or "" or "null") return true;
        try
        {
            if (JsonNode.Parse(content) is not JsonObject fields) return false;
            if (fields["VtepMAC"] is not JsonValue text || !MacAddress.TryParse(text.GetValue<string>(), out var mac)) return false;
            // flannel of old left the VNI out when it was 1.
            tunnel = new TunnelEndpoint(fields["VNI"]?.GetValue<int>() ?? 1, mac, port);
            return true;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
