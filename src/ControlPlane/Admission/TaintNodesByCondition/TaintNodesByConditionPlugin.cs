using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission.TaintNodesByCondition;

/// <summary>A new node takes no pods until a controller has seen it ready.</summary>
public sealed class TaintNodesByConditionPlugin : AdmissionStep
{
    private const string NotReady = "node.kubernetes.io/not-ready";

    public override string Name => "TaintNodesByCondition";

    public override bool Handles(AdmissionRequest request) => request.Operation == AdmissionOperation.Create && request.Is("", "nodes");

    protected override void Mutate(AdmissionRequest request)
    {
        if (request.Object is not Node node) return;
        var taints = node.Spec.Taints ??= [];
        if (!taints.Any(t => t.Key == NotReady && t.Effect == TaintEffect.NoSchedule)) taints.Add(new Taint { Key = NotReady, Effect = TaintEffect.NoSchedule });
    }
}
