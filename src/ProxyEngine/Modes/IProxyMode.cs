using NetKube.ProxyEngine.Plan;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes;

/// Turns a plan into the node's state, in one IP family. One instance per family; calls never overlap.
internal interface IProxyMode
{
    /// Makes the node as the plan says. With <paramref name="changed"/> only these Services differ from the plan of the
    /// last call that succeeded. With null the node's state is read back and compared: what is missing, altered or
    /// left over in our room is repaired, and reported as drift if a former call had put it right.
    Task<SyncReport> SyncAsync(ServicePlan plan, IReadOnlySet<ServiceName>? changed, CancellationToken stop);

    /// Removes everything that this mode ever put on the node, and nothing else.
    Task CleanUpAsync(CancellationToken stop);
}
