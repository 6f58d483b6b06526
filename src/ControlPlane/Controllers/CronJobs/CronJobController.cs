using System.Globalization;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.ControlPlane.Controllers.Jobs;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using ConditionStatus = NetKube.Shared.Api.Core.V1.ConditionStatus;

namespace NetKube.ControlPlane.Controllers.CronJobs;

/// <summary>
/// Starts jobs by the clock. A job's name is made from its scheduled minute, so the same minute never starts two; missed
/// minutes are not caught up but for the last, if its starting deadline has not passed.
/// </summary>
internal sealed class CronJobController : ReconcilingController
{
    private const int TooManyMissed = 100;
    private readonly Informer<CronJob> _cronJobs;
    private readonly Informer<Job> _jobs;

    public CronJobController(ControllerContext context)
        : base(context, "cronjob-controller", "cronjob-controller", workers: 5)
    {
        _cronJobs = Reconciles<CronJob>();
        _jobs = Needs<Job>();
        _jobs.AddHandler(new InformerHandler<Job>(Note, (_, after) => Note(after), Note));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_cronJobs.Cache.Get(key) is not { Metadata.DeletionTimestamp: null } cached) return Reconciled.Done;
        var cron = cached.Clone();
        var jobs = _jobs.Cache.List(key.Namespace).Where(j => Ownership.IsControlledBy(j, cron)).ToList();
        NoteJobs(cron, jobs);
        await TrimAsync(jobs, JobConditionType.Complete, cron.Spec.SuccessfulJobsHistoryLimit ?? 3, stop);
        await TrimAsync(jobs, JobConditionType.Failed, cron.Spec.FailedJobsHistoryLimit ?? 1, stop);
        var next = cron.Spec.Suspend == true ? Reconciled.Done : await StartAsync(cron, jobs, stop);
        if (!ApiEquality.Same(cron.Status, cached.Status)) await Client.UpdateStatusAsync(cron, stop);
        return next;
    }

    private static bool Finished(Job job, string how) => job.Status.Conditions?.Exists(c => c.Type == how && c.Status == ConditionStatus.True) == true;

    private static Time Created(Job job) => job.Metadata.CreationTimestamp ?? default;

    private void NoteJobs(CronJob cron, List<Job> jobs)
    {
        var active = new List<ObjectReference>();
        foreach (var job in jobs.Where(j => !JobState.IsFinished(j)).OrderBy(j => j.Metadata.Name, StringComparer.Ordinal)) active.Add(Reference(job));
        foreach (var gone in (cron.Status.Active ?? []).Where(a => !active.Exists(b => b.Uid == a.Uid)))
        {
            var job = jobs.Find(j => j.Metadata.Uid == gone.Uid);
            // One that was started and that the cache does not show yet stays listed.
            if (job is null && cron.Status.LastScheduleTime is { } last && (Now - last) < TimeSpan.FromSeconds(10)) active.Add(gone);
            else if (job is not null) Events.Normal(cron, "SawCompletedJob", $"Saw completed job: {gone.Name}, condition: {(Finished(job, JobConditionType.Complete) ? "Complete" : "Failed")}");
        }
        cron.Status.Active = active.Count == 0 ? null : active;
        var success = jobs.Where(j => Finished(j, JobConditionType.Complete)).Select(j => j.Status.CompletionTime).OfType<Time>().DefaultIfEmpty(default).Max();
        if (success > (cron.Status.LastSuccessfulTime ?? default)) cron.Status.LastSuccessfulTime = success;
    }

    private async Task TrimAsync(List<Job> jobs, string how, int limit, CancellationToken stop)
    {
        var finished = jobs.Where(j => Finished(j, how)).OrderBy(j => j.Status.StartTime ?? Created(j)).ToList();
        foreach (var old in finished.Take(Math.Max(0, finished.Count - limit)))
        {
            await Client.DeleteIfPresentAsync(old, new DeleteOptions { PropagationPolicy = DeletionPropagation.Background }, stop);
        }
    }

    private async Task<Reconciled> StartAsync(CronJob cron, List<Job> jobs, CancellationToken stop)
    {
        CronSchedule schedule;
        TimeZoneInfo zone;
        try
        {
            schedule = CronSchedule.Parse(cron.Spec.Schedule);
            zone = cron.Spec.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : TimeZoneInfo.Utc;
        }
        catch (Exception e) when (e is FormatException or TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            Events.Warning(cron, e is FormatException ? "UnparseableSchedule" : "UnknownTimeZone", $"invalid schedule {cron.Spec.Schedule}: {e.Message}");
            return Reconciled.Done;   // a change of the object brings it back
        }
        var now = Clock.GetUtcNow();
        if (LastDue(cron, schedule, zone, now) is { } due) await StartAsync(cron, jobs, due, now, stop);
        return schedule.After(now, zone) is { } next ? Reconciled.After(next - now + TimeSpan.FromMilliseconds(100)) : Reconciled.Done;
    }

    /// <summary>The newest time that was due and not started; null when nothing is.</summary>
    private DateTimeOffset? LastDue(CronJob cron, CronSchedule schedule, TimeZoneInfo zone, DateTimeOffset now)
    {
        DateTimeOffset since = cron.Status.LastScheduleTime?.Utc ?? cron.Metadata.CreationTimestamp?.Utc ?? now.UtcDateTime;
        if (cron.Spec.StartingDeadlineSeconds is { } seconds && now.AddSeconds(-seconds) > since) since = now.AddSeconds(-seconds);
        DateTimeOffset? last = null;
        var missed = 0;
        for (var at = schedule.After(since, zone); at is { } due && due <= now; at = schedule.After(due, zone))
        {
            last = due;
            if (++missed == TooManyMissed + 1) Events.Warning(cron, "TooManyMissedTimes", "too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew");
        }
        return last;
    }

    private async Task StartAsync(CronJob cron, List<Job> jobs, DateTimeOffset due, DateTimeOffset now, CancellationToken stop)
    {
        if (cron.Spec.StartingDeadlineSeconds is { } seconds && due.AddSeconds(seconds) < now)
        {
            Events.Warning(cron, "MissSchedule", $"Missed scheduled time to start a job: {due.UtcDateTime.ToString("R", CultureInfo.InvariantCulture)}");
            return;
        }
        if (cron.Spec.ConcurrencyPolicy == ConcurrencyPolicy.Forbid && cron.Status.Active is { Count: > 0 })
        {
            Events.Normal(cron, "JobAlreadyActive", "Not starting job because prior execution is running and concurrency policy is Forbid");
            return;
        }
        if (cron.Spec.ConcurrencyPolicy == ConcurrencyPolicy.Replace) await ReplaceAsync(cron, jobs, stop);
        var made = Make(cron, due);
        try
        {
            made = await Client.CreateAsync(made, stop);
            Events.Normal(cron, "SuccessfulCreate", $"Created job {made.Metadata.Name}");
            (cron.Status.Active ??= []).Add(Reference(made));
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // started by an earlier run
        }
        cron.Status.LastScheduleTime = Time.From(due);
    }

    private async Task ReplaceAsync(CronJob cron, List<Job> jobs, CancellationToken stop)
    {
        foreach (var active in cron.Status.Active ?? [])
        {
            if (jobs.Find(j => j.Metadata.Uid == active.Uid) is not { } job) continue;
            await Client.DeleteIfPresentAsync(job, new DeleteOptions { PropagationPolicy = DeletionPropagation.Background }, stop);
            Events.Normal(cron, "SuccessfulDelete", $"Deleted job {job.Metadata.Name}");
        }
        cron.Status.Active = null;
    }

    private static Job Make(CronJob cron, DateTimeOffset due)
    {
        var template = cron.Spec.JobTemplate.Clone();
        var annotations = new Dictionary<string, string>(template.Metadata.Annotations ?? [], StringComparer.Ordinal)
        {
            ["batch.kubernetes.io/cronjob-scheduled-timestamp"] = Time.From(due).ToString(),
        };
        return new Job
        {
            Metadata = new ObjectMeta
            {
                Namespace = cron.Metadata.Namespace,
                Name = string.Create(CultureInfo.InvariantCulture, $"{cron.Metadata.Name}-{due.ToUnixTimeSeconds() / 60}"),
                Labels = template.Metadata.Labels,
                Annotations = annotations,
                OwnerReferences = [Ownership.Reference(cron, "batch/v1", "CronJob")],
            },
            Spec = template.Spec,
        };
    }

    private static ObjectReference Reference(Job job) => new()
    {
        ApiVersion = "batch/v1", Kind = "Job", Namespace = job.Metadata.Namespace, Name = job.Metadata.Name, Uid = job.Metadata.Uid, ResourceVersion = job.Metadata.ResourceVersion,
    };

    private void Note(Job job)
    {
        if (Ownership.ControllerOf(job) is { Kind: "CronJob" } owner) Queue.Add(new ObjectKey(job.Metadata.Namespace, owner.Name));
    }
}
