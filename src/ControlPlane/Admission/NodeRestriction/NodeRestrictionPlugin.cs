using System.Text;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Nodes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Certificates.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Resource.V1;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Admission.NodeRestriction;

/// <summary>
/// What a node's agent may write into the objects that the node authorizer lets it touch: its own Node without labels and
/// taints that steer pods, its own pods' status, tokens of its pods' accounts, its lease. So that a taken node cannot
/// draw work to itself.
/// </summary>
public sealed class NodeRestrictionPlugin(IObjectReader objects) : AdmissionStep
{
    private const string LeaseNamespace = "kube-node-lease";

    public override string Name => "NodeRestriction";

    public override bool Handles(AdmissionRequest request) => NodeIdentity.NodeOf(request.User) is not null;

    protected override void Mutate(AdmissionRequest request) => Check(request);

    protected override void Validate(AdmissionRequest request) => Check(request);

    private void Check(AdmissionRequest request)
    {
        var node = NodeIdentity.NodeOf(request.User)!;
        switch (request.Resource.Group, request.Resource.Plural, request.Subresource)
        {
            case ("", "pods", _): PodWrites.Check(request, node, objects); break;
            case ("", "nodes", "" or "status"): NodeWrites.Check(request, node); break;
            case ("", "persistentvolumeclaims", "status"): CheckClaimStatus(request, node); break;
            case ("", "serviceaccounts", "token"): TokenWrites.Check(request, node, objects); break;
            case ("coordination.k8s.io", "leases", _): CheckLease(request, node); break;
            case ("storage.k8s.io", "csinodes", _): CheckName(request, node, "csinode"); break;
            case ("resource.k8s.io", "resourceslices", _): CheckSlice(request, node); break;
            case ("certificates.k8s.io", "certificatesigningrequests", ""): CheckSigningRequest(request, node); break;
        }
    }

    private static void CheckClaimStatus(AdmissionRequest request, string node)
    {
        if (request.Operation != AdmissionOperation.Update) throw request.Forbid($"unexpected operation {Verb(request)} for node {node}");
        if (request.Object is not PersistentVolumeClaim now || request.Old is not PersistentVolumeClaim old) return;
        var (left, right) = (old.Clone(), now.Clone());
        foreach (var claim in new[] { left, right })
        {
            (claim.Metadata.ManagedFields, claim.Metadata.ResourceVersion) = (null, "");
            (claim.Status.Capacity, claim.Status.Conditions, claim.Status.AllocatedResources, claim.Status.AllocatedResourceStatuses, claim.Status.ModifyVolumeStatus) = (null, null, null, null, null);
        }
        if (!Shared.Serialization.JsonOutput.Encode(left).AsSpan().SequenceEqual(Shared.Serialization.JsonOutput.Encode(right)))
        {
            throw request.Forbid($"node \"{node}\" is not allowed to update fields other than status.capacity and status.conditions");
        }
    }

    private static void CheckLease(AdmissionRequest request, string node)
    {
        if (request.Namespace != LeaseNamespace) throw request.Forbid($"can only access leases in the \"{LeaseNamespace}\" system namespace");
        CheckName(request, node, "lease");
    }

    private static void CheckName(AdmissionRequest request, string node, string what)
    {
        var name = request.Operation == AdmissionOperation.Create ? request.Object?.Metadata.Name ?? request.Name : request.Name;
        if (name != node) throw request.Forbid($"can only access {(what == "lease" ? "node lease" : "CSINode")} with the same name as the requesting node");
    }

    private static void CheckSlice(AdmissionRequest request, string node)
    {
        static string? Of(IKubeObject? value) => (value as ResourceSlice)?.Spec.NodeName;
        if (request.Operation == AdmissionOperation.Create && Of(request.Object) != node) throw request.Forbid("can only create ResourceSlice with the same NodeName as the requesting node");
        if (request.Operation != AdmissionOperation.Create && Of(request.Old) != node) throw request.Forbid("can only change ResourceSlice with the same NodeName as the requesting node");
    }

    /// <summary>A node's request for a certificate of its own kind must be for itself.</summary>
    private static void CheckSigningRequest(AdmissionRequest request, string node)
    {
        if (request.Operation != AdmissionOperation.Create || request.Object is not CertificateSigningRequest { Spec: var spec }) return;
        if (spec.SignerName is not ("kubernetes.io/kube-apiserver-client-kubelet" or "kubernetes.io/kubelet-serving")) return;
        if (SigningRequest.Parse(Encoding.UTF8.GetString(spec.Request ?? [])) is not { } parsed) throw request.Forbid("unable to parse csr");
        if (parsed.Name.CommonName != request.User.Name) throw request.Forbid("can only create a node CSR with CN=" + request.User.Name);
    }

    internal static string Verb(AdmissionRequest request) => request.Operation.ToString().ToUpperInvariant();
}
