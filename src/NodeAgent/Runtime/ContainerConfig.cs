namespace NetKube.NodeAgent.Runtime;

/// <summary>What a container shall be. Null and empty mean the image's or the engine's default.</summary>
public sealed record ContainerConfig
{
    public required string Name { get; init; }

    /// <summary>An image's name or id; it must be present.</summary>
    public required string Image { get; init; }

    public IReadOnlyList<string>? Entrypoint { get; init; }
    public IReadOnlyList<string>? Command { get; init; }
    public IReadOnlyList<string> Environment { get; init; } = [];
    public string WorkingDirectory { get; init; } = "";
    public string Hostname { get; init; } = "";
    public string StopSignal { get; init; } = "";
    public bool Tty { get; init; }
    public bool Stdin { get; init; }
    public bool StdinOnce { get; init; }
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<ContainerMount> Mounts { get; init; } = [];
    public ContainerNamespaces Namespaces { get; init; } = new();
    public ContainerLimits Limits { get; init; } = new();
    public ContainerSecurity Security { get; init; } = new();
    public IReadOnlyDictionary<string, string> Sysctls { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Which namespaces it lives in: <c>none</c> (network), <c>host</c>, <c>container:ID</c>, <c>shareable</c> (ipc), or
/// empty for one of its own.
/// </summary>
public sealed record ContainerNamespaces
{
    public string Network { get; init; } = "none";
    public string Ipc { get; init; } = "";
    public string Pid { get; init; } = "";
    public string Uts { get; init; } = "";
}

/// <summary>Control group limits; 0 is none.</summary>
public sealed record ContainerLimits
{
    public long CpuShares { get; init; }
    public long CpuQuota { get; init; }
    public long CpuPeriod { get; init; }
    public long MemoryBytes { get; init; }
    public long Pids { get; init; }
    public int OutOfMemoryScore { get; init; }
}

/// <summary>Who the container's processes are and what they may do.</summary>
public sealed record ContainerSecurity
{
    /// <summary>"uid", "uid:gid" or empty for the image's.</summary>
    public string User { get; init; } = "";

    public bool Privileged { get; init; }
    public bool ReadOnlyRoot { get; init; }
    public bool NoNewPrivileges { get; init; }
    public IReadOnlyList<string> AddCapabilities { get; init; } = [];
    public IReadOnlyList<string> DropCapabilities { get; init; } = [];
    public IReadOnlyList<string> SupplementalGroups { get; init; } = [];

    /// <summary>Further options in the engine's words, such as <c>seccomp=unconfined</c>.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}

/// <param name="Source">A path of the machine, which must exist.</param>
/// <param name="Target">A path in the container.</param>
/// <param name="ReadOnly">Whether the container may only read it.</param>
/// <param name="Propagation">private, rslave or rshared; empty is the engine's default (rprivate).</param>
public sealed record ContainerMount(string Source, string Target, bool ReadOnly = false, string Propagation = "");
