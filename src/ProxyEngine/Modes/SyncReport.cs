using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes;

/// <param name="Written">Kernel objects (chains, sets, virtual servers) created or rewritten.</param>
/// <param name="Deleted">Kernel objects removed.</param>
/// <param name="Drift">What somebody else had changed in our room.</param>
internal sealed record SyncReport(int Written, int Deleted, ValueList<Drift> Drift)
{
    public static SyncReport Nothing { get; } = new(0, 0, []);
}

internal enum DriftKind
{
    Missing,
    Altered,
    Foreign,
}

/// <param name="Place">Such as "nat KUBE-SVC-ABC".</param>
/// <param name="Owner">Whose it is, read from the owner tag; empty when it has none.</param>
internal sealed record Drift(DriftKind Kind, string Place, string Owner);
