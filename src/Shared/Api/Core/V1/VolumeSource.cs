// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class VolumeSource
{
    [Field("hostPath", 1, OmitEmpty = true)]
    public HostPathVolumeSource? HostPath { get; set; }

    [Field("emptyDir", 2, OmitEmpty = true)]
    public EmptyDirVolumeSource? EmptyDir { get; set; }

    [Field("gcePersistentDisk", 3, OmitEmpty = true)]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; set; }

    [Field("awsElasticBlockStore", 4, OmitEmpty = true)]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; set; }

    [Field("gitRepo", 5, OmitEmpty = true)]
    public GitRepoVolumeSource? GitRepo { get; set; }

    [Field("secret", 6, OmitEmpty = true)]
    public SecretVolumeSource? Secret { get; set; }

    [Field("nfs", 7, OmitEmpty = true)]
    public NFSVolumeSource? Nfs { get; set; }

    [Field("iscsi", 8, OmitEmpty = true)]
    public ISCSIVolumeSource? Iscsi { get; set; }

    [Field("glusterfs", 9, OmitEmpty = true)]
    public GlusterfsVolumeSource? Glusterfs { get; set; }

    [Field("persistentVolumeClaim", 10, OmitEmpty = true)]
    public PersistentVolumeClaimVolumeSource? PersistentVolumeClaim { get; set; }

    [Field("rbd", 11, OmitEmpty = true)]
    public RBDVolumeSource? Rbd { get; set; }

    [Field("flexVolume", 12, OmitEmpty = true)]
    public FlexVolumeSource? FlexVolume { get; set; }

    [Field("cinder", 13, OmitEmpty = true)]
    public CinderVolumeSource? Cinder { get; set; }

    [Field("cephfs", 14, OmitEmpty = true)]
    public CephFSVolumeSource? Cephfs { get; set; }

    [Field("flocker", 15, OmitEmpty = true)]
    public FlockerVolumeSource? Flocker { get; set; }

    [Field("downwardAPI", 16, OmitEmpty = true)]
    public DownwardAPIVolumeSource? DownwardAPI { get; set; }

    [Field("fc", 17, OmitEmpty = true)]
    public FCVolumeSource? Fc { get; set; }

    [Field("azureFile", 18, OmitEmpty = true)]
    public AzureFileVolumeSource? AzureFile { get; set; }

    [Field("configMap", 19, OmitEmpty = true)]
    public ConfigMapVolumeSource? ConfigMap { get; set; }

    [Field("vsphereVolume", 20, OmitEmpty = true)]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; set; }

    [Field("quobyte", 21, OmitEmpty = true)]
    public QuobyteVolumeSource? Quobyte { get; set; }

    [Field("azureDisk", 22, OmitEmpty = true)]
    public AzureDiskVolumeSource? AzureDisk { get; set; }

    [Field("photonPersistentDisk", 23, OmitEmpty = true)]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; set; }

    [Field("projected", 26, OmitEmpty = true)]
    public ProjectedVolumeSource? Projected { get; set; }

    [Field("portworxVolume", 24, OmitEmpty = true)]
    public PortworxVolumeSource? PortworxVolume { get; set; }

    [Field("scaleIO", 25, OmitEmpty = true)]
    public ScaleIOVolumeSource? ScaleIO { get; set; }

    [Field("storageos", 27, OmitEmpty = true)]
    public StorageOSVolumeSource? Storageos { get; set; }

    [Field("csi", 28, OmitEmpty = true)]
    public CSIVolumeSource? Csi { get; set; }

    [Field("ephemeral", 29, OmitEmpty = true)]
    public EphemeralVolumeSource? Ephemeral { get; set; }

    [Field("image", 30, OmitEmpty = true)]
    public ImageVolumeSource? Image { get; set; }
}
