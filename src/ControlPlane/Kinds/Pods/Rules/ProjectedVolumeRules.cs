using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Several sources in one directory: no two may write the same file.</summary>
internal static class ProjectedVolumeRules
{
    private const string OneSource = "may not specify more than 1 volume type";
    private const string Conflict = "conflicting duplicate paths";
    private const long TenMinutes = 600;
    private const long MostSeconds = 1L << 32;

    public static void Check(FieldErrors errors, Field field, ProjectedVolumeSource projected)
    {
        VolumeRules.FileMode(errors, field.Child("defaultMode"), projected.DefaultMode);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var sources = projected.Sources ?? [];
        for (var i = 0; i < sources.Count; i++) Source(errors, field, field.Child("sources").Index(i), sources[i], paths);
    }

    private static void Source(FieldErrors errors, Field volume, Field field, VolumeProjection source, HashSet<string> paths)
    {
        (string Name, object? Given, Action<Field> Check)[] all =
        [
            ("secret", source.Secret, at => Keys(errors, volume, at, source.Secret!.LocalObjectReference.Name, source.Secret.Items, paths)),
            ("configMap", source.ConfigMap, at => Keys(errors, volume, at, source.ConfigMap!.LocalObjectReference.Name, source.ConfigMap.Items, paths)),
            ("downwardAPI", source.DownwardAPI, at => Downward(errors, volume, at, source.DownwardAPI!.Items, paths)),
            ("serviceAccountToken", source.ServiceAccountToken, at => Token(errors, volume, at, source.ServiceAccountToken!, paths)),
            ("clusterTrustBundle", source.ClusterTrustBundle, at => TrustBundle(errors, volume, at, source.ClusterTrustBundle!, paths)),
            ("podCertificate", source.PodCertificate, at => Certificate(errors, volume, at, source.PodCertificate!, paths)),
        ];
        var found = false;
        foreach (var (name, given, check) in all)
        {
            if (given is null) continue;
            if (found) errors.Forbidden(field.Child(name), OneSource);
            else check(field.Child(name));
            found = true;
        }
        if (!found) errors.Required(field, "must specify a volume type");
    }

    private static void Keys(FieldErrors errors, Field volume, Field field, string name, List<KeyToPath>? keys, HashSet<string> paths)
    {
        if (name.Length == 0) errors.Required(field.Child("name"));
        VolumeRules.Keys(errors, field.Child("items"), keys);
        foreach (var key in keys ?? []) Path(errors, volume, key.Path, name, paths);
    }

    private static void Downward(FieldErrors errors, Field volume, Field field, List<DownwardAPIVolumeFile>? files, HashSet<string> paths)
    {
        foreach (var file in files ?? [])
        {
            VolumeRules.DownwardFile(errors, field, file);
            Path(errors, volume, file.Path, file.Path, paths);
        }
    }

    private static void Token(FieldErrors errors, Field volume, Field field, ServiceAccountTokenProjection token, HashSet<string> paths)
    {
        if (token.ExpirationSeconds is { } seconds)
        {
            if (seconds < TenMinutes) errors.Invalid(field.Child("expirationSeconds"), seconds, "may not specify a duration less than 10 minutes");
            if (seconds > MostSeconds) errors.Invalid(field.Child("expirationSeconds"), seconds, "may not specify a duration larger than 2^32 seconds");
        }
        if (token.Path.Length == 0) errors.Required(field.Child("path"));
        else PathRules.NonReserved(errors, volume.Child("path"), token.Path);
        Path(errors, volume, token.Path, token.Path, paths);
    }

    private static void TrustBundle(FieldErrors errors, Field volume, Field field, ClusterTrustBundleProjection bundle, HashSet<string> paths)
    {
        var (name, signer) = (bundle.Name is { Length: > 0 }, bundle.SignerName is { Length: > 0 });
        if (name && signer) errors.Invalid(field, "", "only one of name and signerName may be used");
        else if (!name && !signer) errors.Required(field, "either name or signerName must be specified");
        if (name && bundle.LabelSelector is not null) errors.Invalid(field.Child("labelSelector"), bundle.LabelSelector, "labelSelector must be unset if name is specified");
        if (signer) errors.Selector(field.Child("labelSelector"), bundle.LabelSelector);
        if (bundle.Path.Length == 0) errors.Required(field.Child("path"));
        else PathRules.NonReserved(errors, field.Child("path"), bundle.Path);
        Path(errors, volume, bundle.Path, bundle.Path, paths);
    }

    private static void Certificate(FieldErrors errors, Field volume, Field field, PodCertificateProjection certificate, HashSet<string> paths)
    {
        errors.OneOf(field.Child("keyType"), certificate.KeyType, "RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519");
        if (certificate.MaxExpirationSeconds is { } seconds and (< 3600 or > 91 * 86400)) errors.Invalid(field.Child("maxExpirationSeconds"), seconds, Names.Range(3600, 91 * 86400));
        if (certificate is { CredentialBundlePath.Length: 0, KeyPath.Length: 0, CertificateChainPath.Length: 0 }) errors.Required(field, "specify at least one of credentialBundlePath, keyPath, and certificateChainPath");
        foreach (var (name, path) in new[] { ("credentialBundlePath", certificate.CredentialBundlePath), ("keyPath", certificate.KeyPath), ("certificateChainPath", certificate.CertificateChainPath) })
        {
            if (path.Length == 0) continue;
            PathRules.NonReserved(errors, field.Child(name), path);
            Path(errors, volume, path, path, paths);
        }
    }

    private static void Path(FieldErrors errors, Field volume, string path, string value, HashSet<string> paths)
    {
        if (path.Length > 0 && !paths.Add(path)) errors.Invalid(volume, value, Conflict);
    }
}
