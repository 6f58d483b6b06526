using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using ConditionStatus = NetKube.Shared.Api.Core.V1.ConditionStatus;

namespace NetKube.ControlPlane.Controllers.TtlAfterFinished;

/// <summary>Deletes finished jobs when the time that they are to be kept for is over.</summary>
internal sealed class TtlAfterFinishedController : ReconcilingController
{
    private readonly Informer<Job> _jobs;

    public TtlAfterFinishedController(ControllerContext context)
        : base(context, "ttl-after-finished-controller", "ttl-after-finished-controller", workers: 1)
    {
        _jobs = Reconciles<Job>();
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_jobs.Cache.Get(key) is not { Metadata.DeletionTimestamp: null, Spec.TtlSecondsAfterFinished: { } seconds } job) return Reconciled.Done;
        var finished = job.Status.Conditions?.Find(c => c.Type is JobConditionType.Complete or JobConditionType.Failed && c.Status == ConditionStatus.True)?.LastTransitionTime;
        if (finished is not { } since) return Reconciled.Done;
        var left = since.Utc.AddSeconds(seconds) - Clock.GetUtcNow().UtcDateTime;
        if (left > TimeSpan.Zero) return Reconciled.After(left);
        await Client.DeleteIfPresentAsync(job, new DeleteOptions { PropagationPolicy = DeletionPropagation.Foreground }, stop);
        return Reconciled.Done;
    }
}
