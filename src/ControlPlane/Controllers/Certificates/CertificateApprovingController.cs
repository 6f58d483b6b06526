using System.Net;
using System.Text;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api.Authorization.V1;
using NetKube.Shared.Api.Certificates.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Controllers.Certificates;

/// <summary>
/// Approves what nodes ask for themselves, so that joining needs no person: client certificates when RBAC lets the asker
/// create certificatesigningrequests/nodeclient (or selfnodeclient, to renew its own), and serving certificates of a node
/// for the addresses that its Node object has. All else is left to people.
/// </summary>
internal sealed class CertificateApprovingController : ReconcilingController
{
    private static readonly TimeSpan AwaitNode = TimeSpan.FromSeconds(2);
    private readonly Informer<CertificateSigningRequest> _requests;
    private readonly Informer<Node> _nodes;

    public CertificateApprovingController(ControllerContext context)
        : base(context, "certificatesigningrequest-approving-controller", "certificate-controller")
    {
        _requests = Reconciles<CertificateSigningRequest>();
        _nodes = Needs<Node>();
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_requests.Cache.Get(key) is not { } request || request.Status.Certificate is { Length: > 0 } || IsDecided(request)) return Reconciled.Done;
        var parsed = SigningRequest.Parse(Encoding.UTF8.GetString(request.Spec.Request ?? []));
        if (parsed is null || SignerRules.Problem(request.Spec, parsed) is not null) return Reconciled.Done;
        switch (request.Spec.SignerName)
        {
            case SignerRules.KubeletClient:
                await ApproveClientAsync(request, parsed, stop);
                return Reconciled.Done;
            case SignerRules.KubeletServing when request.Spec.Username == parsed.Name.CommonName:
                return await ApproveServingAsync(request, parsed, stop);
            default:
                return Reconciled.Done;
        }
    }

    private static bool IsDecided(CertificateSigningRequest request) =>
        request.Status.Conditions?.Exists(c => c.Type is RequestConditionType.Approved or RequestConditionType.Denied) == true;

    private async Task ApproveClientAsync(CertificateSigningRequest request, SigningRequest parsed, CancellationToken stop)
    {
        if (parsed.Name.CommonName == request.Spec.Username && await MayAsync(request, "selfnodeclient", stop))
        {
            await ApproveAsync(request, "Auto approving self kubelet client certificate after SubjectAccessReview.", stop);
        }
        else if (await MayAsync(request, "nodeclient", stop))
        {
            await ApproveAsync(request, "Auto approving kubelet client certificate after SubjectAccessReview.", stop);
        }
    }

    /// <summary>
    /// An agent asks before it registers its node. Until then it may name itself and addresses that no other node has;
    /// from then on what its Node says counts, which may come a little later than the request.
    /// </summary>
    private async Task<Reconciled> ApproveServingAsync(CertificateSigningRequest request, SigningRequest parsed, CancellationToken stop)
    {
        var node = _nodes.Cache.Get("", parsed.Name.CommonName["system:node:".Length..]);
        if (node is null ? !IsUnclaimed(parsed) : !HasAll(node, parsed)) return Reconciled.After(AwaitNode);
        await ApproveAsync(request, "Auto approving kubelet serving certificate: its names are the node's own.", stop);
        return Reconciled.Done;
    }

    private bool IsUnclaimed(SigningRequest parsed)
    {
        var name = parsed.Name.CommonName["system:node:".Length..];
        var claimed = _nodes.Cache.List().SelectMany(n => n.Status.Addresses ?? []).Select(a => a.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return parsed.DnsNames.All(n => string.Equals(n, name, StringComparison.OrdinalIgnoreCase))
            && !parsed.Addresses.Any(a => claimed.Contains(a.ToString()));
    }

    private static bool HasAll(Node node, SigningRequest parsed)
    {
        var addresses = node.Status.Addresses ?? [];
        var names = addresses.Where(a => a.Type is NodeAddressType.Hostname or NodeAddressType.InternalDNS or NodeAddressType.ExternalDNS)
            .Select(a => a.Address).Append(node.Metadata.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var own = addresses.Select(a => IPAddress.TryParse(a.Address, out var ip) ? ip : null).OfType<IPAddress>().ToHashSet();
        return parsed.DnsNames.All(names.Contains) && parsed.Addresses.All(own.Contains);
    }

    private async Task<bool> MayAsync(CertificateSigningRequest request, string subresource, CancellationToken stop)
    {
        var review = new SubjectAccessReview
        {
            Spec =
            {
                User = request.Spec.Username,
                Uid = request.Spec.Uid,
                Groups = request.Spec.Groups,
                Extra = request.Spec.Extra,
                ResourceAttributes = new ResourceAttributes { Verb = "create", Group = "certificates.k8s.io", Version = "*", Resource = "certificatesigningrequests", Subresource = subresource },
            },
        };
        return (await Client.CreateAsync(review, stop)).Status.Allowed;
    }

    private async Task ApproveAsync(CertificateSigningRequest request, string message, CancellationToken stop)
    {
        var approved = request.Clone();
        (approved.Status.Conditions ??= []).Add(new CertificateSigningRequestCondition
        {
            Type = RequestConditionType.Approved, Status = ConditionStatus.True, Reason = "AutoApproved", Message = message,
            LastUpdateTime = Now, LastTransitionTime = Now,
        });
        await Client.UpdateSubresourceAsync(approved, "approval", stop);
    }
}
