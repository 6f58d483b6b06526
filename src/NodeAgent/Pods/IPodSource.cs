using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>Where a node's pods come from.</summary>
internal interface IPodSource
{
    /// <summary>Tells of every pod of the node, first all there are, then every change. Runs until stopped.</summary>
    Task RunAsync(IPodSink sink, CancellationToken stop);
}

/// <summary>Takes what a source tells; calls come one at a time.</summary>
internal interface IPodSink
{
    void Changed(Pod pod);

    void Gone(Pod pod);

    /// <summary>All pods that there were at the start have been told: what runs for others is left over.</summary>
    void Synced();
}
