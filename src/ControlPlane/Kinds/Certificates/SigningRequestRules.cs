using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Certificates.V1;

namespace NetKube.ControlPlane.Kinds.Certificates;

internal static class SigningRequestRules
{
    private const int ShortestSeconds = 600;
    private const string LegacySigner = "kubernetes.io/legacy-unknown";
    private const string SignerForm = "must be a fully qualified domain and path of the form 'example.com/signer-name'";
    private static readonly Field Spec = Field.Of("spec");
    private static readonly Field Conditions = Field.Of("status").Child("conditions");

    private static readonly HashSet<string> Usages = new(StringComparer.Ordinal)
    {
        KeyUsage.Signing, KeyUsage.DigitalSignature, KeyUsage.ContentCommitment, KeyUsage.KeyEncipherment, KeyUsage.KeyAgreement,
        KeyUsage.DataEncipherment, KeyUsage.CertSign, KeyUsage.CrlSign, KeyUsage.EncipherOnly, KeyUsage.DecipherOnly, KeyUsage.Any,
        KeyUsage.ServerAuth, KeyUsage.ClientAuth, KeyUsage.CodeSigning, KeyUsage.EmailProtection, KeyUsage.SMime, KeyUsage.IpsecEndSystem,
        KeyUsage.IpsecTunnel, KeyUsage.IpsecUser, KeyUsage.Timestamping, KeyUsage.OcspSigning, KeyUsage.MicrosoftSgc, KeyUsage.NetscapeSgc,
    };

    public static void Validate(CertificateSigningRequest request, CertificateSigningRequest? old, bool mayApprove, FieldErrors errors)
    {
        var spec = request.Spec;
        if (!IsRequest(spec.Request)) errors.Invalid(Spec.Child("request"), new RawText("<PEM>"), "PEM block type must be CERTIFICATE REQUEST");
        UsagesOf(spec.Usages ?? [], Spec.Child("usages"), errors);
        Signer(spec.SignerName, Spec.Child("signerName"), errors);
        if (spec.ExpirationSeconds is < ShortestSeconds and var seconds) errors.Invalid(Spec.Child("expirationSeconds"), seconds, "may not specify a duration less than 600 seconds (10 minutes)");
        ConditionsOf(request.Status.Conditions ?? [], errors);
        if (request.Status.Certificate is { Length: > 0 } certificate && !IsCertificates(certificate)) errors.Invalid(Field.Of("status").Child("certificate"), new RawText("<certificate data>"), "must contain one or more PEM blocks of type CERTIFICATE");
        if (old is not null) Changes(request, old, mayApprove, errors);
    }

    /// <summary>The signature is not looked at: that is the signer's business.</summary>
    private static bool IsRequest(byte[]? bytes)
    {
        if (bytes is null) return false;
        try
        {
            var text = Encoding.ASCII.GetString(bytes);
            if (!PemEncoding.TryFind(text, out var fields) || text[fields.Label] != "CERTIFICATE REQUEST") return false;
            _ = CertificateRequest.LoadSigningRequest(Convert.FromBase64String(text[fields.Base64Data]), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.SkipSignatureValidation | CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
            return true;
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static bool IsCertificates(byte[] bytes)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPem(Encoding.ASCII.GetString(bytes));
            foreach (var certificate in found) certificate.Dispose();
            return found.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static void UsagesOf(List<string> usages, Field field, FieldErrors errors)
    {
        if (usages.Count == 0) errors.Required(field);
        for (var i = 0; i < usages.Count; i++)
        {
            if (!Usages.Contains(usages[i])) errors.NotSupported(field.Index(i), usages[i], Usages);
            if (usages.IndexOf(usages[i]) < i) errors.Duplicate(field.Index(i), usages[i]);
        }
    }

    private static void Signer(string name, Field field, FieldErrors errors)
    {
        if (name == LegacySigner) errors.Invalid(field, name, "the legacy signerName is not allowed via this API version");
        else if (name.Length == 0) errors.Required(field);
        else if (name.Split('/') is [var domain, var path])
        {
            errors.DnsSubdomain(field, domain);
            if (domain.Length > 0 && !domain.Contains('.', StringComparison.Ordinal)) errors.Invalid(field, name, "should be a domain with at least two segments separated by dots");
            errors.DnsSubdomain(field, path);
        }
        else errors.Invalid(field, name, SignerForm);
    }

    private static void ConditionsOf(List<CertificateSigningRequestCondition> conditions, FieldErrors errors)
    {
        var (approved, denied) = (false, false);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < conditions.Count; i++)
        {
            var (condition, field) = (conditions[i], Conditions.Index(i));
            if (condition.Type.Length == 0) errors.Required(field.Child("type"));
            approved |= condition.Type == RequestConditionType.Approved;
            denied |= condition.Type == RequestConditionType.Denied;
            if (condition.Type is RequestConditionType.Approved or RequestConditionType.Denied or RequestConditionType.Failed) errors.RequiredOneOf(field.Child("status"), condition.Status, "True");
            else errors.RequiredOneOf(field.Child("status"), condition.Status, "False", "True", "Unknown");
            if (approved && denied) errors.Invalid(field.Child("type"), condition.Type, "Approved and Denied conditions are mutually exclusive");
            if (!seen.Add(condition.Type)) errors.Duplicate(field.Child("type"), condition.Type);
        }
    }

    private static void Changes(CertificateSigningRequest request, CertificateSigningRequest old, bool mayApprove, FieldErrors errors)
    {
        foreach (var type in new[] { RequestConditionType.Approved, RequestConditionType.Denied, RequestConditionType.Failed })
        {
            var (now, before) = (Of(request, type), Of(old, type));
            if (now.Count < before.Count) errors.Forbidden(Conditions, $"updates may not remove a condition of type \"{type}\"");
            else if (mayApprove || type == RequestConditionType.Failed) continue;
            else if (now.Count > before.Count) errors.Forbidden(Conditions, $"updates may not add a condition of type \"{type}\"");
            else if (!Same.Lists(now, before)) errors.Forbidden(Conditions, $"updates may not modify a condition of type \"{type}\"");
        }
        if (old.Status.Certificate is { Length: > 0 } issued && !issued.AsSpan().SequenceEqual(request.Status.Certificate))
        {
            errors.Forbidden(Field.Of("status").Child("certificate"), "updates may not set certificate content after it was issued");
        }
    }

    private static List<CertificateSigningRequestCondition> Of(CertificateSigningRequest request, string type) => (request.Status.Conditions ?? []).FindAll(c => c.Type == type);
}
