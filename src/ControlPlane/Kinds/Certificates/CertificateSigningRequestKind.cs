using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Certificates.V1;

namespace NetKube.ControlPlane.Kinds.Certificates;

internal sealed class CertificateSigningRequestKind(TimeProvider clock) : Kind<CertificateSigningRequest>, IRequesterKind, ISubresourceKind
{
    public override int ChecksMetadataAsNew => 1;

    public override NameRule NameRule => NameRule.PathSegment;

    public override IReadOnlyList<string> SelectableFields => ["spec.signerName"];

    public override void PrepareForCreate(CertificateSigningRequest value) => value.Status = new CertificateSigningRequestStatus();

    public void StampRequester(IKubeObject value, RequestUser requester)
    {
        var spec = ((CertificateSigningRequest)value).Spec;
        (spec.Username, spec.Uid) = (requester.Name, requester.Uid);
        spec.Groups = requester.Groups.Count > 0 ? [.. requester.Groups] : null;
        spec.Extra = requester.Extra.Count > 0 ? requester.Extra.ToDictionary(e => e.Key, e => e.Value.ToList(), StringComparer.Ordinal) : null;
    }

    public override void PrepareForUpdate(CertificateSigningRequest value, CertificateSigningRequest old)
    {
        value.Spec = old.Spec.Clone();
        value.Status = old.Status.Clone();
    }

    public override void PrepareForStatusUpdate(CertificateSigningRequest value, CertificateSigningRequest old)
    {
        value.Spec = old.Spec.Clone();
        StampConditions(value.Status.Conditions, old.Status.Conditions);
    }

    public void PrepareForSubresource(string subresource, IKubeObject value, IKubeObject old)
    {
        var (request, before) = ((CertificateSigningRequest)value, (CertificateSigningRequest)old);
        var conditions = request.Status.Conditions;
        request.Spec = before.Spec.Clone();
        request.Status = before.Status.Clone();
        request.Status.Conditions = conditions;
        StampConditions(conditions, before.Status.Conditions);
    }

    public override void Validate(CertificateSigningRequest value, FieldErrors errors) => SigningRequestRules.Validate(value, null, false, errors);

    public override void ValidateUpdate(CertificateSigningRequest value, CertificateSigningRequest old, FieldErrors errors) => SigningRequestRules.Validate(value, old, false, errors);

    public override void ValidateStatusUpdate(CertificateSigningRequest value, CertificateSigningRequest old, FieldErrors errors) => SigningRequestRules.Validate(value, old, false, errors);

    public void ValidateSubresource(string subresource, IKubeObject value, IKubeObject old, FieldErrors errors) =>
        SigningRequestRules.Validate((CertificateSigningRequest)value, (CertificateSigningRequest)old, true, errors);

    public override string? SelectableField(CertificateSigningRequest value, string field) => field == "spec.signerName" ? value.Spec.SignerName : null;

    public override IReadOnlyList<object?> Row(CertificateSigningRequest value, DateTime now) =>
    [
        value.Metadata.Name,
        Cells.Age(value.Metadata.CreationTimestamp, now),
        value.Spec.SignerName.Length > 0 ? value.Spec.SignerName : "<none>",
        value.Spec.Username,
        value.Spec.ExpirationSeconds is { } seconds ? Cells.Duration(TimeSpan.FromSeconds(seconds)) : "<none>",
        State(value.Status),
    ];

    private static string State(CertificateSigningRequestStatus status)
    {
        var types = (status.Conditions ?? []).Select(c => c.Type).ToHashSet(StringComparer.Ordinal);
        var states = new List<string>(3);
        if (types.Contains(RequestConditionType.Denied)) states.Add("Denied");
        else if (types.Contains(RequestConditionType.Approved)) states.Add("Approved");
        else states.Add("Pending");
        if (types.Contains(RequestConditionType.Failed)) states.Add("Failed");
        if (status.Certificate is { Length: > 0 }) states.Add("Issued");
        return string.Join(",", states);
    }

    private void StampConditions(List<CertificateSigningRequestCondition>? conditions, List<CertificateSigningRequestCondition>? old)
    {
        var now = Time.Now(clock);
        foreach (var condition in conditions ?? [])
        {
            condition.LastUpdateTime ??= now;
            if (condition.LastTransitionTime is not null) continue;
            var before = (old ?? []).Find(c => c.Type == condition.Type && c.Status == condition.Status);
            condition.LastTransitionTime = before?.LastTransitionTime ?? now;
        }
    }
}
