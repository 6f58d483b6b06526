// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>One source of a projected volume.</summary>
[ApiType("v1")]
public sealed partial class VolumeProjection
{
    /// <summary>Entries of a secret.</summary>
    [Field("secret", 1, OmitEmpty = true)]
    public SecretProjection? Secret { get; set; }

    /// <summary>Fields of the pod itself.</summary>
    [Field("downwardAPI", 2, OmitEmpty = true)]
    public DownwardAPIProjection? DownwardAPI { get; set; }

    /// <summary>Entries of a config map.</summary>
    [Field("configMap", 3, OmitEmpty = true)]
    public ConfigMapProjection? ConfigMap { get; set; }

    /// <summary>A token of the service account.</summary>
    [Field("serviceAccountToken", 4, OmitEmpty = true)]
    public ServiceAccountTokenProjection? ServiceAccountToken { get; set; }

    /// <summary>Trusted certificates.</summary>
    [Field("clusterTrustBundle", 5, OmitEmpty = true)]
    public ClusterTrustBundleProjection? ClusterTrustBundle { get; set; }

    /// <summary>A key and a certificate made for the pod.</summary>
    [Field("podCertificate", 6, OmitEmpty = true)]
    public PodCertificateProjection? PodCertificate { get; set; }
}
