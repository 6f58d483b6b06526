using System.Security.Cryptography;
using System.Text;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>Questions that several parts ask a pod's spec.</summary>
internal static class PodSpecs
{
    public const string Always = "Always";
    public const string OnFailure = "OnFailure";
    public const string Never = "Never";

    public static string FullName(this Pod pod) => $"{pod.Metadata.Namespace}/{pod.Metadata.Name}";

    public static IReadOnlyList<Container> InitContainers(this Pod pod) => pod.Spec.InitContainers ?? [];

    public static IReadOnlyList<Container> Containers(this Pod pod) => pod.Spec.Containers ?? [];

    public static IEnumerable<Container> AllContainers(this Pod pod) => pod.InitContainers().Concat(pod.Containers());

    /// <summary>A sidecar: an init container that runs as long as the pod does (KEP-753).</summary>
    public static bool IsSidecar(this Container container) => container.RestartPolicy == Always;

    public static bool IsTerminal(this Pod pod) => pod.Status.Phase is PodPhase.Succeeded or PodPhase.Failed;

    public static bool IsDeleted(this Pod pod) => pod.Metadata.DeletionTimestamp is not null;

    public static TimeSpan Grace(this Pod pod) => TimeSpan.FromSeconds(
        Math.Max(0, pod.Metadata.DeletionGracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 30));

    /// <summary>Changes when the running container no longer is what the spec says (only the image may change in a pod).</summary>
    public static string HashOf(Container container) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{container.Name}\n{container.Image}")))[..16];

    /// <summary>The name inside the pod: hostname, or the pod's name cut to what the kernel takes (hostname(7): 63 here).</summary>
    public static string HostnameOf(Pod pod)
    {
        if (pod.Spec.HostnameOverride is { Length: > 0 } given) return given;
        var name = pod.Spec.Hostname.Length > 0 ? pod.Spec.Hostname : pod.Metadata.Name;
        return name.Length <= 63 ? name : name[..63].TrimEnd('-', '.');
    }
}
