using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.ServiceAccounts;

internal sealed class ServiceAccountKind : Kind<ServiceAccount>
{
    public override int ChecksMetadataAsNew => 1;

    private const string MountableAnnotation = "kubernetes.io/enforce-mountable-secrets";

    public override void PrepareForCreate(ServiceAccount value) => KeepNames(value);

    public override void PrepareForUpdate(ServiceAccount value, ServiceAccount old) => KeepNames(value);

    public override IEnumerable<string> Warnings(ServiceAccount value, ServiceAccount? old)
    {
        if (value.Metadata.Annotations?.ContainsKey(MountableAnnotation) == true && old?.Metadata.Annotations?.ContainsKey(MountableAnnotation) != true)
        {
            yield return $"metadata.annotations[{MountableAnnotation}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets";
        }
    }

    /// <summary>Secrets are of the account's namespace: nothing but their names means anything.</summary>
    private static void KeepNames(ServiceAccount value) => value.Secrets = value.Secrets?.ConvertAll(s => new ObjectReference { Name = s.Name });
}
