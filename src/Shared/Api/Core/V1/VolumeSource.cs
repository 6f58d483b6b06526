// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Where a volume's files come from.</summary>
[ApiType("v1")]
public sealed partial class VolumeSource
{
    /// <summary>A path of the node itself.</summary>
    [Field("hostPath", 1, OmitEmpty = true)]
    public HostPathVolumeSource? HostPath { get; set; }

    /// <summary>A folder that lives as long as the pod.</summary>
    [Field("emptyDir", 2, OmitEmpty = true)]
    public EmptyDirVolumeSource? EmptyDir { get; set; }

    /// <summary>A Google Compute disk.</summary>
    [Field("gcePersistentDisk", 3, OmitEmpty = true)]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; set; }

    /// <summary>An AWS disk.</summary>
    [Field("awsElasticBlockStore", 4, OmitEmpty = true)]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; set; }

    /// <summary>A checkout of a git repository; no longer supported.</summary>
    [Field("gitRepo", 5, OmitEmpty = true)]
    public GitRepoVolumeSource? GitRepo { get; set; }

    /// <summary>The entries of a secret as files.</summary>
    [Field("secret", 6, OmitEmpty = true)]
    public SecretVolumeSource? Secret { get; set; }

    /// <summary>A share of an NFS server.</summary>
    [Field("nfs", 7, OmitEmpty = true)]
    public NFSVolumeSource? Nfs { get; set; }

    /// <summary>An iSCSI disk.</summary>
    [Field("iscsi", 8, OmitEmpty = true)]
    public ISCSIVolumeSource? Iscsi { get; set; }

    /// <summary>A Gluster volume; no longer supported.</summary>
    [Field("glusterfs", 9, OmitEmpty = true)]
    public GlusterfsVolumeSource? Glusterfs { get; set; }

    /// <summary>A claim in the pod's namespace.</summary>
    [Field("persistentVolumeClaim", 10, OmitEmpty = true)]
    public PersistentVolumeClaimVolumeSource? PersistentVolumeClaim { get; set; }

    /// <summary>A Ceph block device; no longer supported.</summary>
    [Field("rbd", 11, OmitEmpty = true)]
    public RBDVolumeSource? Rbd { get; set; }

    /// <summary>A volume of a FlexVolume driver.</summary>
    [Field("flexVolume", 12, OmitEmpty = true)]
    public FlexVolumeSource? FlexVolume { get; set; }

    /// <summary>An OpenStack disk.</summary>
    [Field("cinder", 13, OmitEmpty = true)]
    public CinderVolumeSource? Cinder { get; set; }

    /// <summary>A Ceph file system; no longer supported.</summary>
    [Field("cephfs", 14, OmitEmpty = true)]
    public CephFSVolumeSource? Cephfs { get; set; }

    /// <summary>A Flocker dataset; no longer supported.</summary>
    [Field("flocker", 15, OmitEmpty = true)]
    public FlockerVolumeSource? Flocker { get; set; }

    /// <summary>Fields of the pod itself as files.</summary>
    [Field("downwardAPI", 16, OmitEmpty = true)]
    public DownwardAPIVolumeSource? DownwardAPI { get; set; }

    /// <summary>A Fibre Channel disk.</summary>
    [Field("fc", 17, OmitEmpty = true)]
    public FCVolumeSource? Fc { get; set; }

    /// <summary>An Azure file share.</summary>
    [Field("azureFile", 18, OmitEmpty = true)]
    public AzureFileVolumeSource? AzureFile { get; set; }

    /// <summary>The entries of a config map as files.</summary>
    [Field("configMap", 19, OmitEmpty = true)]
    public ConfigMapVolumeSource? ConfigMap { get; set; }

    /// <summary>A vSphere disk.</summary>
    [Field("vsphereVolume", 20, OmitEmpty = true)]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; set; }

    /// <summary>A Quobyte volume; no longer supported.</summary>
    [Field("quobyte", 21, OmitEmpty = true)]
    public QuobyteVolumeSource? Quobyte { get; set; }

    /// <summary>An Azure disk.</summary>
    [Field("azureDisk", 22, OmitEmpty = true)]
    public AzureDiskVolumeSource? AzureDisk { get; set; }

    /// <summary>A Photon disk; no longer supported.</summary>
    [Field("photonPersistentDisk", 23, OmitEmpty = true)]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; set; }

    /// <summary>Several sources in one folder.</summary>
    [Field("projected", 26, OmitEmpty = true)]
    public ProjectedVolumeSource? Projected { get; set; }

    /// <summary>A Portworx volume.</summary>
    [Field("portworxVolume", 24, OmitEmpty = true)]
    public PortworxVolumeSource? PortworxVolume { get; set; }

    /// <summary>A ScaleIO volume; no longer supported.</summary>
    [Field("scaleIO", 25, OmitEmpty = true)]
    public ScaleIOVolumeSource? ScaleIO { get; set; }

    /// <summary>A StorageOS volume; no longer supported.</summary>
    [Field("storageos", 27, OmitEmpty = true)]
    public StorageOSVolumeSource? Storageos { get; set; }

    /// <summary>A volume that a CSI driver makes for this pod.</summary>
    [Field("csi", 28, OmitEmpty = true)]
    public CSIVolumeSource? Csi { get; set; }

    /// <summary>A claim made for this pod and deleted with it.</summary>
    [Field("ephemeral", 29, OmitEmpty = true)]
    public EphemeralVolumeSource? Ephemeral { get; set; }

    /// <summary>The files of a container image or artifact.</summary>
    [Field("image", 30, OmitEmpty = true)]
    public ImageVolumeSource? Image { get; set; }
}
