using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.DefaultTolerationSeconds;

/// <summary>A pod stays five minutes on a node that stopped answering, unless it says otherwise.</summary>
public sealed class DefaultTolerationSecondsPlugin(long notReadySeconds = 300, long unreachableSeconds = 300) : AdmissionStep
{
    public override string Name => "DefaultTolerationSeconds";

    public override bool Handles(AdmissionRequest request) => (request.Operation is AdmissionOperation.Create or AdmissionOperation.Update) && request.Is("", "pods");

    protected override void Mutate(AdmissionRequest request)
    {
        if (request.Object is not Pod pod) return;
        Tolerate(pod.Spec, "node.kubernetes.io/not-ready", notReadySeconds);
        Tolerate(pod.Spec, "node.kubernetes.io/unreachable", unreachableSeconds);
    }

    private static void Tolerate(PodSpec spec, string taint, long seconds)
    {
        var tolerations = spec.Tolerations ??= [];
        if (tolerations.Any(t => (t.Key == taint || t.Key.Length == 0) && (t.Effect is TaintEffect.NoExecute or ""))) return;
        tolerations.Add(new Toleration { Key = taint, Operator = TolerationOperator.Exists, Effect = TaintEffect.NoExecute, TolerationSeconds = seconds });
    }
}
