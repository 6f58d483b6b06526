using Microsoft.Extensions.Logging;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Scheduler;

/// <summary>What the scheduler writes into pods' status.</summary>
internal sealed class PodConditions(IKubeClient client, TimeProvider clock, ILogger log)
{
    /// <summary>PodScheduled False, and the node that room is made on, if any.</summary>
    public Task NotScheduledAsync(Pod pod, string reason, string message, string? nominated, CancellationToken stop) => WriteAsync(pod, status =>
    {
        var changed = status.SetCondition(new PodCondition { Type = PodConditionType.PodScheduled, Status = ConditionStatus.False, Reason = reason, Message = message }, Time.Now(clock));
        if (nominated is null || status.NominatedNodeName == nominated) return changed;
        status.NominatedNodeName = nominated;
        return true;
    }, stop);

    public Task DisruptedAsync(Pod pod, string message, CancellationToken stop) => WriteAsync(pod, status =>
        status.SetCondition(new PodCondition { Type = PodConditionType.DisruptionTarget, Status = ConditionStatus.True, Reason = "PreemptionByScheduler", Message = message }, Time.Now(clock)), stop);

    /// <summary>A status that could not be written is written the next time; the pod does not wait for it.</summary>
    private async Task WriteAsync(Pod pod, Func<PodStatus, bool> change, CancellationToken stop)
    {
        var copy = pod.Clone();
        if (!change(copy.Status)) return;
        try
        {
            await client.UpdateStatusAsync(copy, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && e is ApiException or HttpRequestException or IOException)
        {
            log.StatusNotWritten(ObjectKey.Of(pod).ToString(), e.Message);
        }
    }
}
