using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Scheduling.V1;

namespace NetKube.ControlPlane.Admission.Priority;

/// <summary>Turns a pod's priority class into its number and preemption policy; at most one class is the default.</summary>
public sealed class PriorityPlugin(IObjectReader objects) : IAdmissionPlugin
{
    public string Name => "Priority";

    public bool Handles(AdmissionRequest request) =>
        (request.Operation == AdmissionOperation.Create && request.Is("", "pods"))
        || (request.Operation is AdmissionOperation.Create or AdmissionOperation.Update && request.Is("scheduling.k8s.io", "priorityclasses"));

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.Object is not Pod { Spec: var spec }) return;
        var found = spec.PriorityClassName.Length == 0
            ? Default()
            : await objects.GetLatestAsync<PriorityClass>(null, spec.PriorityClassName, stop) ?? throw request.Forbid($"no PriorityClass with name {spec.PriorityClassName} was found");
        var priority = found?.Value ?? 0;
        var preemption = found?.PreemptionPolicy ?? PreemptionPolicy.PreemptLowerPriority;
        if (spec.Priority is { } given && given != priority)
        {
            throw request.Forbid($"the integer value of priority ({given}) must not be provided in pod spec; priority admission controller computed {priority} from the given PriorityClass name");
        }
        if (spec.PreemptionPolicy is { } policy && policy != preemption)
        {
            throw request.Forbid($"the string value of PreemptionPolicy ({policy}) must not be provided in pod spec; priority admission controller computed {preemption} from the given PriorityClass name");
        }
        if (found is not null) spec.PriorityClassName = found.Metadata.Name;
        spec.Priority = priority;
        spec.PreemptionPolicy = preemption;
    }

    public ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.Object is not PriorityClass { GlobalDefault: true } added) return ValueTask.CompletedTask;
        var other = objects.List<PriorityClass>(null).FirstOrDefault(c => c.GlobalDefault && c.Metadata.Name != added.Metadata.Name);
        if (other is not null) throw request.Forbid($"PriorityClass {other.Metadata.Name} is already marked as default. Only one default can exist");
        return ValueTask.CompletedTask;
    }

    /// <summary>Two servers can each have let a default in: the lower one is the safer.</summary>
    private PriorityClass? Default() => objects.List<PriorityClass>(null).Where(c => c.GlobalDefault).MinBy(c => c.Value);
}
