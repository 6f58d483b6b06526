using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.NodeAgent.Registration;

/// <summary>The node's heartbeat: a Lease in kube-node-lease, renewed every ten seconds, good for forty.</summary>
internal sealed class NodeLease(KubeletOptions options, IKubeClient client, TimeProvider clock, ILogger log)
{
    private const string Namespace = "kube-node-lease";
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);
    private Lease? _last;

    public async Task RunAsync(Node node, CancellationToken stop)
    {
        while (true)
        {
            var wait = Every;
            try
            {
                using var patience = new CancellationTokenSource(Every, clock);   // one that hangs must not cost the next
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
                await RenewAsync(node, limit.Token);
            }
            catch (Exception e) when (PassingFailure.Is(e) && !stop.IsCancellationRequested)
            {
                log.LeaseNotRenewed(options.NodeName, e.Message);
                _last = null;
                wait = RetryAfter;
            }
            await Task.Delay(wait, clock, stop);
        }
    }

    private async Task RenewAsync(Node node, CancellationToken stop)
    {
        _last ??= await client.FindAsync<Lease>(Namespace, options.NodeName, stop);
        var lease = _last?.Clone() ?? new Lease { Metadata = { Namespace = Namespace, Name = options.NodeName } };
        lease.Metadata.OwnerReferences = [new OwnerReference { ApiVersion = "v1", Kind = "Node", Name = node.Metadata.Name, Uid = node.Metadata.Uid }];
        lease.Spec.HolderIdentity = options.NodeName;
        lease.Spec.LeaseDurationSeconds = 40;
        lease.Spec.RenewTime = MicroTime.Now(clock);
        _last = _last is null ? await client.CreateAsync(lease, stop) : await client.UpdateAsync(lease, stop);
    }
}
