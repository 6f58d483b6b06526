using NetKube.NodeAgent.Probes;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Hooks;

/// <summary>Runs postStart and preStop handlers once. Null for success, else why it failed.</summary>
internal sealed class LifecycleHooks(IProbing probing, TimeProvider clock)
{
    public async Task<string?> RunAsync(LifecycleHandler handler, ProbeTarget target, CancellationToken stop)
    {
        if (handler.Sleep is { } sleep)
        {
            await Task.Delay(TimeSpan.FromSeconds(sleep.Seconds), clock, stop);
            return null;
        }
        var action = new ProbeHandler { Exec = handler.Exec, HttpGet = handler.HttpGet, TcpSocket = handler.TcpSocket };
        var outcome = await probing.RunHookAsync(action, target, stop);
        return outcome.Healthy ? null : outcome.Message;
    }
}
