using NetKube.NodeAgent.Runtime;

namespace NetKube.NodeAgent.Pods;

/// <summary>What the engine holds of one pod. Immutable; the newest of everything comes first.</summary>
internal sealed record ObservedPod
{
    public static readonly ObservedPod Nothing = new();

    /// <summary>Sandboxes, newest first. More than one means that an older one died or was left by a crash.</summary>
    public IReadOnlyList<RuntimeContainer> Sandboxes { get; init; } = [];

    /// <summary>The pod's containers by name, the newest attempt first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RuntimeContainer>> Containers { get; init; } =
        new Dictionary<string, IReadOnlyList<RuntimeContainer>>();

    public RuntimeContainer? Sandbox => Sandboxes is [var newest, ..] ? newest : null;

    public bool SandboxRuns => Sandbox is { Running: true };

    public IEnumerable<RuntimeContainer> All => Containers.Values.SelectMany(c => c);

    public IEnumerable<RuntimeContainer> Running => All.Where(c => c.Running);

    public RuntimeContainer? Newest(string name) => Containers.GetValueOrDefault(name) is [var newest, ..] ? newest : null;

    /// <summary>The newest attempt, if it was made in the sandbox of now: an older one says nothing about the pod's initialization.</summary>
    public RuntimeContainer? InSandbox(string name) =>
        Newest(name) is { } newest && ContainerLabels.Read(newest.Labels, ContainerLabels.SandboxId) == Sandbox?.Id ? newest : null;

    public static ObservedPod From(IEnumerable<RuntimeContainer> containers)
    {
        var (sandboxes, others) = (new List<RuntimeContainer>(), new List<RuntimeContainer>());
        foreach (var container in containers)
            (ContainerLabels.IsSandbox(container.Labels) ? sandboxes : others).Add(container);
        return new ObservedPod
        {
            Sandboxes = NewestFirst(sandboxes),
            Containers = others
                .GroupBy(c => ContainerLabels.Read(c.Labels, ContainerLabels.ContainerName))
                .ToDictionary(g => g.Key, g => NewestFirst(g)),
        };
    }

    private static IReadOnlyList<RuntimeContainer> NewestFirst(IEnumerable<RuntimeContainer> containers) =>
        [.. containers.OrderByDescending(ContainerLabels.AttemptOf).ThenByDescending(c => c.CreatedAt)];
}
