using System.Text;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api.Certificates.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Pki;

namespace NetKube.ControlPlane.Controllers.Certificates;

/// <summary>Signs approved requests of the built-in signers; one that breaks its signer's rules gets the condition Failed.</summary>
internal sealed class CertificateSigningController : ReconcilingController
{
    private readonly ICertificateSigner _signer;
    private readonly Informer<CertificateSigningRequest> _requests;

    public CertificateSigningController(ControllerContext context)
        : base(context, "certificatesigningrequest-signing-controller", "certificate-controller")
    {
        _signer = context.Options.Signer ?? throw new ArgumentException("The signing controller needs a signer.", nameof(context));
        _requests = Reconciles<CertificateSigningRequest>();
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_requests.Cache.Get(key) is not { } request || !SignerRules.IsOurs(request.Spec.SignerName)) return Reconciled.Done;
        if (request.Status.Certificate is { Length: > 0 } || !Has(request, RequestConditionType.Approved)) return Reconciled.Done;
        if (Has(request, RequestConditionType.Denied) || Has(request, RequestConditionType.Failed)) return Reconciled.Done;
        var answered = request.Clone();
        var parsed = SigningRequest.Parse(Encoding.UTF8.GetString(request.Spec.Request ?? []));
        var problem = parsed is null ? "the request is not a valid PKCS #10 request" : SignerRules.Problem(request.Spec, parsed);
        if (problem is null)
        {
            var (profile, usages) = SignerRules.ProfileOf(request.Spec, parsed!);
            answered.Status.Certificate = Encoding.UTF8.GetBytes(_signer.Sign(parsed!, profile, usages));
        }
        else
        {
            (answered.Status.Conditions ??= []).Add(new CertificateSigningRequestCondition
            {
                Type = RequestConditionType.Failed, Status = ConditionStatus.True, Reason = "SignerValidationFailure", Message = problem,
                LastUpdateTime = Now, LastTransitionTime = Now,
            });
        }
        await Client.UpdateStatusAsync(answered, stop);
        return Reconciled.Done;
    }

    private static bool Has(CertificateSigningRequest request, string condition) => request.Status.Conditions?.Exists(c => c.Type == condition) == true;
}
