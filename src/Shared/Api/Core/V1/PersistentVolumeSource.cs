// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>Where a persistent volume's bytes are.</summary>
[ApiType("v1")]
public sealed partial class PersistentVolumeSource
{
    /// <summary>A Google Compute disk.</summary>
    [Field("gcePersistentDisk", 1, OmitEmpty = true)]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; set; }

    /// <summary>An AWS disk.</summary>
    [Field("awsElasticBlockStore", 2, OmitEmpty = true)]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; set; }

    /// <summary>A path of the node itself; for trials on one node.</summary>
    [Field("hostPath", 3, OmitEmpty = true)]
    public HostPathVolumeSource? HostPath { get; set; }

    /// <summary>A Gluster volume; no longer supported.</summary>
    [Field("glusterfs", 4, OmitEmpty = true)]
    public GlusterfsPersistentVolumeSource? Glusterfs { get; set; }

    /// <summary>A share of an NFS server.</summary>
    [Field("nfs", 5, OmitEmpty = true)]
    public NFSVolumeSource? Nfs { get; set; }

    /// <summary>A Ceph block device; no longer supported.</summary>
    [Field("rbd", 6, OmitEmpty = true)]
    public RBDPersistentVolumeSource? Rbd { get; set; }

    /// <summary>An iSCSI disk.</summary>
    [Field("iscsi", 7, OmitEmpty = true)]
    public ISCSIPersistentVolumeSource? Iscsi { get; set; }

    /// <summary>An OpenStack disk.</summary>
    [Field("cinder", 8, OmitEmpty = true)]
    public CinderPersistentVolumeSource? Cinder { get; set; }

    /// <summary>A Ceph file system; no longer supported.</summary>
    [Field("cephfs", 9, OmitEmpty = true)]
    public CephFSPersistentVolumeSource? Cephfs { get; set; }

    /// <summary>A Fibre Channel disk.</summary>
    [Field("fc", 10, OmitEmpty = true)]
    public FCVolumeSource? Fc { get; set; }

    /// <summary>A Flocker dataset; no longer supported.</summary>
    [Field("flocker", 11, OmitEmpty = true)]
    public FlockerVolumeSource? Flocker { get; set; }

    /// <summary>A volume of a FlexVolume driver.</summary>
    [Field("flexVolume", 12, OmitEmpty = true)]
    public FlexPersistentVolumeSource? FlexVolume { get; set; }

    /// <summary>An Azure file share.</summary>
    [Field("azureFile", 13, OmitEmpty = true)]
    public AzureFilePersistentVolumeSource? AzureFile { get; set; }

    /// <summary>A vSphere disk.</summary>
    [Field("vsphereVolume", 14, OmitEmpty = true)]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; set; }

    /// <summary>A Quobyte volume; no longer supported.</summary>
    [Field("quobyte", 15, OmitEmpty = true)]
    public QuobyteVolumeSource? Quobyte { get; set; }

    /// <summary>An Azure disk.</summary>
    [Field("azureDisk", 16, OmitEmpty = true)]
    public AzureDiskVolumeSource? AzureDisk { get; set; }

    /// <summary>A Photon disk; no longer supported.</summary>
    [Field("photonPersistentDisk", 17, OmitEmpty = true)]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; set; }

    /// <summary>A Portworx volume.</summary>
    [Field("portworxVolume", 18, OmitEmpty = true)]
    public PortworxVolumeSource? PortworxVolume { get; set; }

    /// <summary>A ScaleIO volume; no longer supported.</summary>
    [Field("scaleIO", 19, OmitEmpty = true)]
    public ScaleIOPersistentVolumeSource? ScaleIO { get; set; }

    /// <summary>A disk or folder of one node.</summary>
    [Field("local", 20, OmitEmpty = true)]
    public LocalVolumeSource? Local { get; set; }

    /// <summary>A StorageOS volume; no longer supported.</summary>
    [Field("storageos", 21, OmitEmpty = true)]
    public StorageOSPersistentVolumeSource? Storageos { get; set; }

    /// <summary>A volume of a CSI driver.</summary>
    [Field("csi", 22, OmitEmpty = true)]
    public CSIPersistentVolumeSource? Csi { get; set; }
}
