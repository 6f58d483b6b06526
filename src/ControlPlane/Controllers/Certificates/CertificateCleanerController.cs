using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Certificates.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Certificates;

/// <summary>
/// Deletes requests that have served: decided ones an hour after, unanswered ones a day after they were made, issued ones
/// also when their certificate has expired.
/// </summary>
internal sealed class CertificateCleanerController : ReconcilingController
{
    private static readonly TimeSpan AfterDecision = TimeSpan.FromHours(1);
    private static readonly TimeSpan Unanswered = TimeSpan.FromHours(24);
    private readonly Informer<CertificateSigningRequest> _requests;

    public CertificateCleanerController(ControllerContext context)
        : base(context, "certificatesigningrequest-cleaner-controller", "certificate-controller", workers: 1)
    {
        _requests = Reconciles<CertificateSigningRequest>();
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_requests.Cache.Get(key) is not { } request) return Reconciled.Done;
        var left = DeadlineOf(request) - Clock.GetUtcNow().UtcDateTime;
        if (left > TimeSpan.Zero) return Reconciled.After(left);
        await Client.DeleteIfPresentAsync(request, stop: stop);
        return Reconciled.Done;
    }

    private static DateTime DeadlineOf(CertificateSigningRequest request)
    {
        var deadline = (request.Metadata.CreationTimestamp ?? default).Utc + Unanswered;
        foreach (var condition in request.Status.Conditions ?? [])
        {
            var waits = condition.Type == RequestConditionType.Approved && request.Status.Certificate is not { Length: > 0 } ? Unanswered : AfterDecision;
            deadline = Earlier(deadline, (condition.LastUpdateTime ?? default(Time)).Utc + waits);
        }
        return Expiry(request) is { } expiry ? Earlier(deadline, expiry) : deadline;
    }

    private static DateTime? Expiry(CertificateSigningRequest request)
    {
        if (request.Status.Certificate is not { Length: > 0 } pem) return null;
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(pem));
            return certificate.NotAfter.ToUniversalTime();
        }
        catch (CryptographicException)
        {
            return null;   // not ours to judge; the other deadlines hold
        }
    }

    private static DateTime Earlier(DateTime a, DateTime b) => a < b ? a : b;
}
