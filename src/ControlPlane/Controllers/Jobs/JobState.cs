using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Controllers.Jobs;

/// <summary>What is to be done for a job, and the status that follows from its pods. Pure.</summary>
internal sealed class JobState
{
    private readonly Job _job;
    private readonly Time _now;
    private readonly List<Pod> _active;
    private readonly SortedSet<int> _succeededIndexes;

    private JobState(Job job, IReadOnlyList<Pod> pods, Time now)
    {
        _job = job;
        _now = now;
        Status = job.Status.Clone();
        _active = [.. pods.Where(PodFacts.IsActive)];
        _succeededIndexes = IndexRanges.Parse(Status.CompletedIndexes);
        Count(pods);
        Status.Active = _active.Count;
        Status.Ready = _active.Count(PodFacts.IsReady);
        Status.Terminating = pods.Count(p => p.IsTerminating() && !p.IsTerminal());
    }

    public JobStatus Status { get; }

    /// <summary>Indexes of pods to make; null for pods without an index.</summary>
    public List<int?> Create { get; } = [];

    public List<Pod> Delete { get; } = [];

    /// <summary>Ended pods that stand in the status: they need not be kept.</summary>
    public List<Pod> Counted { get; } = [];

    public List<(string Type, string Reason, string Message)> Events { get; } = [];

    public TimeSpan? LookAgain { get; set; }

    public int FailuresInARow { get; private set; }

    public Time? LastFailure { get; private set; }

    private bool IsIndexed => _job.Spec.CompletionMode == CompletionMode.Indexed;

    private int Succeeded => IsIndexed ? _succeededIndexes.Count : Status.Succeeded + (Status.UncountedTerminatedPods?.Succeeded?.Count ?? 0);

    private int Failed => Status.Failed + (Status.UncountedTerminatedPods?.Failed?.Count ?? 0);

    public static bool IsFinished(Job job) =>
        job.Status.Conditions?.Exists(c => c.Type is JobConditionType.Complete or JobConditionType.Failed && c.Status == ConditionStatus.True) == true;

    public static JobState Of(Job job, IReadOnlyList<Pod> pods, Time now)
    {
        var state = new JobState(job, pods, now);
        state.Decide();
        return state;
    }

    /// <summary>Uids whose pods are free become numbers; newly ended pods become uids.</summary>
    private void Count(IReadOnlyList<Pod> pods)
    {
        var held = pods.Where(p => p.Metadata.Finalizers?.Contains(JobController.Tracking) == true).ToDictionary(p => p.Metadata.Uid, StringComparer.Ordinal);
        var uncounted = Status.UncountedTerminatedPods ??= new UncountedTerminatedPods();
        Status.Succeeded += Settle(uncounted.Succeeded, held);
        Status.Failed += Settle(uncounted.Failed, held);
        foreach (var pod in held.Values.Where(p => p.IsTerminal()).OrderBy(p => p.Metadata.Uid, StringComparer.Ordinal))
        {
            var index = JobPods.IndexOf(pod);
            if (pod.Status.Phase == PodPhase.Failed) Note(uncounted.Failed ??= [], pod);
            else if (!IsIndexed) Note(uncounted.Succeeded ??= [], pod);
            else if (index < _job.Spec.Completions) _succeededIndexes.Add(index.Value);
            Counted.Add(pod);
        }
        if (IsIndexed)
        {
            Status.CompletedIndexes = IndexRanges.Format(_succeededIndexes);
            Status.Succeeded = _succeededIndexes.Count;
        }
        if (uncounted.Succeeded is { Count: 0 }) uncounted.Succeeded = null;
        if (uncounted.Failed is { Count: 0 }) uncounted.Failed = null;
        NoteFailures(pods);
    }

    private static int Settle(List<string>? uids, Dictionary<string, Pod> held) => uids?.RemoveAll(uid => !held.ContainsKey(uid)) ?? 0;

    private static void Note(List<string> uids, Pod pod)
    {
        if (!uids.Contains(pod.Metadata.Uid)) uids.Add(pod.Metadata.Uid);
    }

    private void NoteFailures(IReadOnlyList<Pod> pods)
    {
        var lastSuccess = pods.Where(p => p.Status.Phase == PodPhase.Succeeded).Select(EndedAt).DefaultIfEmpty(default).Max();
        var since = pods.Where(p => p.Status.Phase == PodPhase.Failed && EndedAt(p) > lastSuccess).Select(EndedAt).ToList();
        FailuresInARow = since.Count;
        LastFailure = since.Count == 0 ? null : since.Max();
    }

    private static Time EndedAt(Pod pod) =>
        (pod.Status.ContainerStatuses ?? []).Select(c => c.State.Terminated?.FinishedAt).OfType<Time>()
            .DefaultIfEmpty(pod.Metadata.DeletionTimestamp ?? pod.Metadata.CreationTimestamp ?? default).Max();

    private void Decide()
    {
        if (_job.Spec.Suspend != true) Status.StartTime ??= _now;
        if (FailureOf() is var (reason, message))
        {
            Finish(JobConditionType.FailureTarget, JobConditionType.Failed, reason, message);
            Events.Add(("Warning", reason, message));
            return;
        }
        if (IsComplete())
        {
            Finish(JobConditionType.SuccessCriteriaMet, JobConditionType.Complete, "CompletionsReached", "Reached expected number of succeeded pods");
            if (IsDone(JobConditionType.Complete)) Events.Add(("Normal", "Completed", "Job completed"));
            return;
        }
        Suspend();
        if (_job.Spec.Suspend == true)
        {
            Delete.AddRange(_active);
            Status.StartTime = null;
            return;
        }
        Scale();
        if (_job.Spec.ActiveDeadlineSeconds is { } seconds) LookAgain = Status.StartTime!.Value.Utc.AddSeconds(seconds) - _now.Utc;
    }

    private (string Reason, string Message)? FailureOf()
    {
        if (Status.Conditions?.Find(c => c.Type == JobConditionType.FailureTarget && c.Status == ConditionStatus.True) is { } target) return (target.Reason, target.Message);
        var limit = _job.Spec.BackoffLimit ?? 6;
        var restarts = _job.Spec.Template.Spec.RestartPolicy == RestartPolicy.OnFailure ? _active.Sum(PodFacts.Restarts) : 0;
        if (Failed > limit || (restarts > 0 && restarts >= limit)) return ("BackoffLimitExceeded", "Job has reached the specified backoff limit");
        if (_job.Spec.Suspend != true && _job.Spec.ActiveDeadlineSeconds is { } seconds && Status.StartTime is { } start && (_now - start).TotalSeconds >= seconds)
        {
            return ("DeadlineExceeded", "Job was active longer than specified deadline");
        }
        return null;
    }

    private bool IsComplete() => _job.Spec.Completions is { } wanted ? Succeeded >= wanted : Succeeded > 0 && _active.Count == 0;

    /// <summary>First the verdict; the final condition when every pod has ended and is counted.</summary>
    private void Finish(string verdict, string final, string reason, string message)
    {
        SetCondition(verdict, ConditionStatus.True, reason, message);
        Delete.AddRange(_active);
        var open = Status.UncountedTerminatedPods is { Succeeded: not null } or { Failed: not null };
        if (_active.Count > 0 || Status.Terminating > 0 || open || Counted.Count > 0) return;
        SetCondition(final, ConditionStatus.True, reason, message);
        (Status.Active, Status.Ready, Status.Terminating) = (0, 0, 0);
        if (final == JobConditionType.Complete) Status.CompletionTime = _now;
    }

    private bool IsDone(string final) => Status.Conditions?.Exists(c => c.Type == final) == true;

    private void Suspend()
    {
        var suspended = Status.Conditions?.Find(c => c.Type == JobConditionType.Suspended);
        if (_job.Spec.Suspend == true)
        {
            if (SetCondition(JobConditionType.Suspended, ConditionStatus.True, "JobSuspended", "Job suspended")) Events.Add(("Normal", "Suspended", "Job suspended"));
        }
        else if (suspended?.Status == ConditionStatus.True)
        {
            SetCondition(JobConditionType.Suspended, ConditionStatus.False, "JobResumed", "Job resumed");
            Status.StartTime = _now;
            Events.Add(("Normal", "Resumed", "Job resumed"));
        }
    }

    private void Scale()
    {
        var parallelism = _job.Spec.Parallelism ?? 1;
        var wanted = _job.Spec.Completions is { } completions ? Math.Min(parallelism, completions - Succeeded) : Succeeded > 0 ? Math.Min(parallelism, _active.Count) : parallelism;
        var surplus = _active.Count - Math.Max(0, wanted);
        if (surplus > 0)
        {
            Delete.AddRange(_active.OrderBy(p => p.IsReady()).ThenByDescending(p => p.Metadata.CreationTimestamp).Take(surplus));
            return;
        }
        // A pod that is still ending counts as failed already, and its successor starts beside it, unless the job says to wait.
        var missing = -surplus - (_job.Spec.PodReplacementPolicy == PodReplacementPolicy.Failed ? Status.Terminating ?? 0 : 0);
        if (missing <= 0) return;
        Create.AddRange(IsIndexed ? FreeIndexes().Take(missing).Select(i => (int?)i) : Enumerable.Repeat((int?)null, missing));
    }

    private IEnumerable<int> FreeIndexes()
    {
        var taken = _active.Select(JobPods.IndexOf).OfType<int>().ToHashSet();
        return Enumerable.Range(0, _job.Spec.Completions ?? 0).Where(i => !taken.Contains(i) && !_succeededIndexes.Contains(i));
    }

    private bool SetCondition(string type, string status, string reason, string message)
    {
        var present = Status.Conditions?.Find(c => c.Type == type);
        if (present?.Status == status && present.Reason == reason) return false;
        if (present is not null) Status.Conditions!.Remove(present);
        (Status.Conditions ??= []).Add(new JobCondition { Type = type, Status = status, Reason = reason, Message = message, LastProbeTime = _now, LastTransitionTime = _now });
        return true;
    }
}
