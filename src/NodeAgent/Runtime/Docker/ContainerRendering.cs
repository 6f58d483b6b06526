namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>Says a container's configuration in the Engine API's words. Pure.</summary>
internal static class ContainerRendering
{
    /// <param name="leastOutOfMemoryScore">Lower ones are raised to it: the kernel would refuse them, and the container with them.</param>
    public static ApiCreate ToApi(ContainerConfig config, int leastOutOfMemoryScore) => new()
    {
        Image = config.Image,
        // Docker refuses a host name for a container that joins another's network: it takes over that one's.
        Hostname = config.Namespaces.Network.StartsWith("container:", StringComparison.Ordinal) ? null : OrNull(config.Hostname),
        User = OrNull(config.Security.User),
        Env = config.Environment,
        Cmd = config.Command,
        Entrypoint = config.Entrypoint,
        WorkingDir = OrNull(config.WorkingDirectory),
        StopSignal = OrNull(config.StopSignal),
        Labels = config.Labels,
        Tty = config.Tty,
        OpenStdin = config.Stdin,
        StdinOnce = config.StdinOnce,
        Healthcheck = new ApiHealthcheck(["NONE"]), // probes are the agent's
        // A namespace with a loopback, from the kernel; Docker's network of the name "none" is the same at twice the time.
        NetworkDisabled = config.Namespaces.Network == "none" ? true : null,
        HostConfig = HostConfigOf(config, Math.Max(config.Limits.OutOfMemoryScore, leastOutOfMemoryScore)),
    };

    private static ApiHostConfig HostConfigOf(ContainerConfig config, int outOfMemoryScore) => new()
    {
        NetworkMode = config.Namespaces.Network,
        IpcMode = OrNull(config.Namespaces.Ipc),
        PidMode = OrNull(config.Namespaces.Pid),
        UTSMode = OrNull(config.Namespaces.Uts),
        Mounts = [.. config.Mounts.Select(MountOf)],
        Sysctls = config.Sysctls,
        Privileged = config.Security.Privileged,
        ReadonlyRootfs = config.Security.ReadOnlyRoot,
        CapAdd = config.Security.AddCapabilities,
        CapDrop = config.Security.DropCapabilities,
        GroupAdd = config.Security.SupplementalGroups,
        SecurityOpt = SecurityOptionsOf(config.Security),
        CpuShares = OrNull(config.Limits.CpuShares),
        CpuQuota = OrNull(config.Limits.CpuQuota),
        CpuPeriod = OrNull(config.Limits.CpuPeriod),
        Memory = OrNull(config.Limits.MemoryBytes),
        MemorySwap = OrNull(config.Limits.MemoryBytes), // equal: no swap beyond the memory limit
        PidsLimit = OrNull(config.Limits.Pids),
        OomScoreAdj = outOfMemoryScore == 0 ? null : outOfMemoryScore,
        LogConfig = new ApiLogConfig("json-file", new() { ["max-size"] = "10m", ["max-file"] = "2" }),
    };

    private static ApiMount MountOf(ContainerMount mount) => new(
        "bind", mount.Source, mount.Target, mount.ReadOnly,
        mount.Propagation.Length == 0 ? null : new ApiBindOptions(mount.Propagation));

    private static List<string> SecurityOptionsOf(ContainerSecurity security)
    {
        List<string> options = [.. security.Options];
        if (security.NoNewPrivileges) options.Add("no-new-privileges");
        return options;
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static long? OrNull(long number) => number == 0 ? null : number;
}
