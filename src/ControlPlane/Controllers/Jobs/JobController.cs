using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Jobs;

/// <summary>
/// Runs pods until enough have succeeded, or too many failed. No pod is counted twice or lost: a finalizer keeps an ended
/// pod until its uid stands in the status (uncountedTerminatedPods); only then is the finalizer taken away, and only when
/// that is seen does the uid become a number.
/// </summary>
internal sealed class JobController : ReconcilingController
{
    public const string Tracking = "batch.kubernetes.io/job-tracking";
    private static readonly TimeSpan LeastBackoff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MostBackoff = TimeSpan.FromMinutes(10);
    private readonly Expectations _expectations;
    private readonly OwnWrites _written = new();
    private readonly Informer<Job> _jobs;
    private readonly Informer<Pod> _pods;

    public JobController(ControllerContext context)
        : base(context, "job-controller", "job-controller", workers: 5)
    {
        _expectations = new Expectations(context.Clock);
        _jobs = Reconciles<Job>();
        _pods = Needs<Pod>();
        _pods.AddHandler(new OwnedPods("Job", _expectations, Queue).Handler(_jobs.Cache, j => LabelSelectorExpression.From(j.Spec.Selector)));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_jobs.Cache.Get(key) is not { } job)
        {
            _expectations.Forget(key);
            _written.Forget(key);
            await FreeAsync(_pods.Cache.List(key.Namespace).Where(p => Ownership.ControllerOf(p) is { Kind: "Job" } c && c.Name == key.Name), stop);
            return Reconciled.Done;
        }
        if (job.Spec.ManagedBy is not (null or "kubernetes.io/job-controller")) return Reconciled.Done;
        if (_written.AreAheadOf(job)) return Reconciled.Done;
        var pods = await new Adoption<Job, Pod>(Client, job, "batch/v1", "Job", LabelSelectorExpression.From(job.Spec.Selector)).ClaimAsync(_pods.Cache.List(key.Namespace), stop);
        if (JobState.IsFinished(job) || job.Metadata.DeletionTimestamp is not null)
        {
            await FreeAsync(pods.Where(p => JobState.IsFinished(job) && p.IsTerminal() || job.Metadata.DeletionTimestamp is not null), stop);
            return Reconciled.Done;
        }
        var state = JobState.Of(job, pods, Now);
        var failure = _expectations.Satisfied(key) ? await ApplyAsync(key, job, state, stop) : null;
        if (!ApiEquality.Same(state.Status, job.Status))
        {
            var changed = job.Clone();
            changed.Status = state.Status;
            _written.Note(await Client.UpdateStatusAsync(changed, stop));
            foreach (var (type, reason, message) in state.Events) Events.Record(Reference(job), type, reason, message);
        }
        // The status has the uids: now the pods may go.
        await FreeAsync(state.Counted, stop);
        if (failure is not null) throw failure;
        return new Reconciled(state.LookAgain);
    }

    private static ObjectReference Reference(Job job) => new()
    {
        Kind = "Job", ApiVersion = "batch/v1", Namespace = job.Metadata.Namespace, Name = job.Metadata.Name, Uid = job.Metadata.Uid,
    };

    private async Task<Exception?> ApplyAsync(ObjectKey key, Job job, JobState state, CancellationToken stop)
    {
        foreach (var pod in state.Delete) _expectations.ExpectDeletion(key, pod.Metadata.Uid);
        var (_, deletion) = await Batches.AllAsync(state.Delete.Select(pod => DeleteAsync(key, job, pod, stop)));
        var wait = BackoffLeft(state);
        if (wait > TimeSpan.Zero && state.Create.Count > 0)
        {
            state.LookAgain = wait;
            return deletion;
        }
        _expectations.ExpectCreations(key, state.Create.Count);
        var (created, failure) = await Batches.SlowStartAsync(state.Create.Count, async i =>
        {
            var made = await Client.CreateAsync(JobPods.Make(job, state.Create[i]), stop);
            Events.Normal(job, "SuccessfulCreate", $"Created pod: {made.Metadata.Name}");
        });
        _expectations.Created(key, state.Create.Count - created);
        if (failure is not null) Events.Warning(job, "FailedCreate", $"Error creating: {failure.Message}");
        return failure ?? deletion;
    }

    /// <summary>After failures the next pod waits: ten seconds, doubled with each failure since the last success.</summary>
    private TimeSpan BackoffLeft(JobState state)
    {
        if (state.FailuresInARow == 0 || state.LastFailure is not { } last) return TimeSpan.Zero;
        var wait = LeastBackoff * Math.Pow(2, Math.Min(state.FailuresInARow - 1, 10));
        return last.Utc + (wait > MostBackoff ? MostBackoff : wait) - Clock.GetUtcNow().UtcDateTime;
    }

    private async Task DeleteAsync(ObjectKey key, Job job, Pod pod, CancellationToken stop)
    {
        try
        {
            if (!await Client.DeleteIfPresentAsync(pod, stop: stop)) _expectations.Deleted(key, pod.Metadata.Uid);
            else Events.Normal(job, "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
        }
        catch
        {
            _expectations.Deleted(key, pod.Metadata.Uid);
            throw;
        }
    }

    private async Task FreeAsync(IEnumerable<Pod> pods, CancellationToken stop)
    {
        foreach (var pod in pods.Where(p => p.Metadata.Finalizers?.Contains(Tracking) == true).ToList())
        {
            var kept = string.Join(',', pod.Metadata.Finalizers!.Where(f => f != Tracking).Select(f => $"\"{f}\""));
            var patch = $$$"""{"metadata":{"uid":"{{{pod.Metadata.Uid}}}","resourceVersion":"{{{pod.Metadata.ResourceVersion}}}","finalizers":[{{{kept}}}]}}""";
            try
            {
                await Client.PatchAsync<Pod>(pod.Metadata.Namespace, pod.Metadata.Name, new PatchBody(PatchKind.Merge, patch), stop: stop);
            }
            catch (ApiException e) when (e.IsNotFound)
            {
                // gone
            }
        }
    }
}
