using System.Globalization;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Containers;

/// <summary>The pod's and the container's security contexts as the engine takes them; the container's wins. Pure.</summary>
internal static class SecuritySettings
{
    public static ContainerSecurity Render(Pod pod, Container container, string imageUser)
    {
        var ofPod = pod.Spec.SecurityContext;
        var own = container.SecurityContext;
        var user = own?.RunAsUser ?? ofPod?.RunAsUser;
        var group = own?.RunAsGroup ?? ofPod?.RunAsGroup;
        if ((own?.RunAsNonRoot ?? ofPod?.RunAsNonRoot) == true) RequireNonRoot(container, user, imageUser);
        return new ContainerSecurity
        {
            User = UserOf(user, group, imageUser),
            Privileged = own?.Privileged ?? false,
            ReadOnlyRoot = own?.ReadOnlyRootFilesystem ?? false,
            NoNewPrivileges = own?.AllowPrivilegeEscalation == false,
            AddCapabilities = own?.Capabilities?.Add ?? [],
            DropCapabilities = own?.Capabilities?.Drop ?? [],
            SupplementalGroups = [.. (ofPod?.SupplementalGroups ?? []).Concat(ofPod?.FsGroup is { } fs ? [fs] : []).Distinct().Select(g => $"{g}")],
            Options = SeccompOf(own?.SeccompProfile ?? ofPod?.SeccompProfile),
        };
    }

    private static void RequireNonRoot(Container container, long? user, string imageUser)
    {
        if (user == 0) throw new ConfigException($"container's runAsUser breaks non-root policy (container: {container.Name})");
        if (user is not null) return;
        var name = imageUser.Split(':')[0];
        if (name is "" or "0" or "root")
            throw new ConfigException($"container has runAsNonRoot and image will run as root (container: {container.Name})");
        if (!long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            throw new ConfigException($"container has runAsNonRoot and image has non-numeric user ({name}), cannot verify user is non-root (container: {container.Name})");
    }

    private static string UserOf(long? user, long? group, string imageUser)
    {
        if (user is null && group is null) return "";
        var name = user is { } id ? $"{id}" : imageUser.Split(':')[0] is { Length: > 0 } own ? own : "0";
        return group is { } gid ? $"{name}:{gid}" : name;
    }

    /// <summary>Without a profile a pod is unconfined, as a kubelet's default is.</summary>
    private static string[] SeccompOf(SeccompProfile? profile) => profile?.Type == "RuntimeDefault" ? [] : ["seccomp=unconfined"];
}
