using System.Runtime.InteropServices;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.PodNetworking;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.Registration;

/// <summary>What the Node object says of this node. Pure.</summary>
internal static class NodeRendering
{
    private const int MostImages = 50; // as a kubelet's --node-status-max-images

    public static Dictionary<string, string> Labels(KubeletOptions options)
    {
        var arch = Architecture();
        var labels = new Dictionary<string, string>(options.NodeLabels)
        {
            ["kubernetes.io/hostname"] = options.NodeName,
            ["kubernetes.io/os"] = "linux",
            ["kubernetes.io/arch"] = arch,
            ["beta.kubernetes.io/os"] = "linux",
            ["beta.kubernetes.io/arch"] = arch,
        };
        return labels;
    }

    public static NodeStatus Status(KubeletOptions options, MachineFacts machine, NodeHealth health, NodeStatus? before, DateTimeOffset now)
    {
        var capacity = new Dictionary<string, Quantity>
        {
            ["cpu"] = Quantity.FromInt64(machine.Cpus),
            ["memory"] = Quantity.Parse($"{machine.MemoryBytes / 1024}Ki"),
            ["ephemeral-storage"] = Quantity.Parse($"{machine.StorageBytes / 1024}Ki"),
            ["hugepages-1Gi"] = Quantity.FromInt64(0),
            ["hugepages-2Mi"] = Quantity.FromInt64(0),
            ["pods"] = Quantity.FromInt64(options.MaxPods),
        };
        return new NodeStatus
        {
            Capacity = capacity,
            Allocatable = new Dictionary<string, Quantity>(capacity),
            Conditions = Conditions(machine, health, before?.Conditions ?? [], now),
            Addresses =
            [
                .. options.NodeAddresses.Select(a => new NodeAddress { Type = "InternalIP", Address = a.ToString() }),
                new NodeAddress { Type = "Hostname", Address = options.NodeName },
            ],
            DaemonEndpoints = new NodeDaemonEndpoints { KubeletEndpoint = new DaemonEndpoint { Port = options.Port } },
            NodeInfo = new NodeSystemInfo
            {
                MachineID = machine.MachineId,
                SystemUUID = machine.SystemUuid,
                BootID = machine.BootId,
                KernelVersion = machine.KernelVersion,
                OsImage = machine.OsImage,
                ContainerRuntimeVersion = $"{health.RuntimeName}://{health.Runtime?.Version ?? "Unknown"}",
                KubeletVersion = options.Version,
                KubeProxyVersion = "",
                OperatingSystem = "linux",
                Architecture = Architecture(),
            },
            Images = [.. health.Images.OrderByDescending(i => i.SizeBytes).Take(MostImages).Select(i =>
                new ContainerImage { Names = [.. i.Digests, .. i.Tags], SizeBytes = i.SizeBytes }).Where(i => i.Names!.Count > 0)],
        };
    }

    /// <summary>Whether a status says what <paramref name="ours"/> would, but for the heartbeat's times; what only others write there does not count.</summary>
    public static bool Says(NodeStatus present, NodeStatus ours)
    {
        var shown = new NodeStatus
        {
            Capacity = present.Capacity,
            Allocatable = present.Allocatable,
            Conditions = [.. ours.Conditions!.Select(c => present.Conditions?.Find(p => p.Type == c.Type)).OfType<NodeCondition>()],
            Addresses = present.Addresses,
            DaemonEndpoints = present.DaemonEndpoints,
            NodeInfo = present.NodeInfo,
            Images = present.Images,
        };
        return Timeless(shown).AsSpan().SequenceEqual(Timeless(ours));
    }

    private static byte[] Timeless(NodeStatus status)
    {
        var copy = status.Clone();
        foreach (var condition in copy.Conditions ?? []) condition.LastHeartbeatTime = null;
        return JsonOutput.Encode(copy);
    }

    private static List<NodeCondition> Conditions(MachineFacts machine, NodeHealth health, List<NodeCondition> before, DateTimeOffset now)
    {
        var memory = machine.MemoryAvailableBytes < 100 << 20; // eviction-hard: memory.available<100Mi
        var disk = machine.StorageAvailableBytes < machine.StorageBytes / 10; // nodefs.available<10%
        NodeCondition[] fresh =
        [
            memory
                ? Condition("MemoryPressure", "True", "KubeletHasInsufficientMemory", "kubelet has insufficient memory available")
                : Condition("MemoryPressure", "False", "KubeletHasSufficientMemory", "kubelet has sufficient memory available"),
            disk
                ? Condition("DiskPressure", "True", "KubeletHasDiskPressure", "kubelet has disk pressure")
                : Condition("DiskPressure", "False", "KubeletHasNoDiskPressure", "kubelet has no disk pressure"),
            Condition("PIDPressure", "False", "KubeletHasSufficientPID", "kubelet has sufficient PID available"),
            Ready(health),
        ];
        foreach (var condition in fresh)
        {
            var old = before.Find(c => c.Type == condition.Type);
            condition.LastHeartbeatTime = ApiTime.Write(now);
            condition.LastTransitionTime = old?.Status == condition.Status ? old.LastTransitionTime : ApiTime.Write(now);
        }
        return [.. fresh];
    }

    private static NodeCondition Ready(NodeHealth health)
    {
        if (health.Runtime is null)
            return Condition("Ready", "False", "KubeletNotReady", $"container runtime is down: {health.RuntimeError}");
        if (!health.Network.Ready)
        {
            return Condition("Ready", "False", "KubeletNotReady",
                $"container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:{health.Network.Message}");
        }
        return Condition("Ready", "True", "KubeletReady", "kubelet is posting ready status");
    }

    private static NodeCondition Condition(string type, string status, string reason, string message) =>
        new() { Type = type, Status = status, Reason = reason, Message = message };

    private static string Architecture() => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        var other => other.ToString().ToLowerInvariant(),
    };
}

/// <summary>How the node's parts are.</summary>
/// <param name="Runtime">Null when the engine does not answer.</param>
internal sealed record NodeHealth(
    string RuntimeName, RuntimeFacts? Runtime, string RuntimeError, IReadOnlyList<ImageState> Images, PodNetworkState Network);
