// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class VolumeProjection
{
    [Field("secret", 1, OmitEmpty = true)]
    public SecretProjection? Secret { get; set; }

    [Field("downwardAPI", 2, OmitEmpty = true)]
    public DownwardAPIProjection? DownwardAPI { get; set; }

    [Field("configMap", 3, OmitEmpty = true)]
    public ConfigMapProjection? ConfigMap { get; set; }

    [Field("serviceAccountToken", 4, OmitEmpty = true)]
    public ServiceAccountTokenProjection? ServiceAccountToken { get; set; }

    [Field("clusterTrustBundle", 5, OmitEmpty = true)]
    public ClusterTrustBundleProjection? ClusterTrustBundle { get; set; }

    [Field("podCertificate", 6, OmitEmpty = true)]
    public PodCertificateProjection? PodCertificate { get; set; }
}
