// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class PersistentVolumeSource
{
    [Field("gcePersistentDisk", 1, OmitEmpty = true)]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; set; }

    [Field("awsElasticBlockStore", 2, OmitEmpty = true)]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; set; }

    [Field("hostPath", 3, OmitEmpty = true)]
    public HostPathVolumeSource? HostPath { get; set; }

    [Field("glusterfs", 4, OmitEmpty = true)]
    public GlusterfsPersistentVolumeSource? Glusterfs { get; set; }

    [Field("nfs", 5, OmitEmpty = true)]
    public NFSVolumeSource? Nfs { get; set; }

    [Field("rbd", 6, OmitEmpty = true)]
    public RBDPersistentVolumeSource? Rbd { get; set; }

    [Field("iscsi", 7, OmitEmpty = true)]
    public ISCSIPersistentVolumeSource? Iscsi { get; set; }

    [Field("cinder", 8, OmitEmpty = true)]
    public CinderPersistentVolumeSource? Cinder { get; set; }

    [Field("cephfs", 9, OmitEmpty = true)]
    public CephFSPersistentVolumeSource? Cephfs { get; set; }

    [Field("fc", 10, OmitEmpty = true)]
    public FCVolumeSource? Fc { get; set; }

    [Field("flocker", 11, OmitEmpty = true)]
    public FlockerVolumeSource? Flocker { get; set; }

    [Field("flexVolume", 12, OmitEmpty = true)]
    public FlexPersistentVolumeSource? FlexVolume { get; set; }

    [Field("azureFile", 13, OmitEmpty = true)]
    public AzureFilePersistentVolumeSource? AzureFile { get; set; }

    [Field("vsphereVolume", 14, OmitEmpty = true)]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; set; }

    [Field("quobyte", 15, OmitEmpty = true)]
    public QuobyteVolumeSource? Quobyte { get; set; }

    [Field("azureDisk", 16, OmitEmpty = true)]
    public AzureDiskVolumeSource? AzureDisk { get; set; }

    [Field("photonPersistentDisk", 17, OmitEmpty = true)]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; set; }

    [Field("portworxVolume", 18, OmitEmpty = true)]
    public PortworxVolumeSource? PortworxVolume { get; set; }

    [Field("scaleIO", 19, OmitEmpty = true)]
    public ScaleIOPersistentVolumeSource? ScaleIO { get; set; }

    [Field("local", 20, OmitEmpty = true)]
    public LocalVolumeSource? Local { get; set; }

    [Field("storageos", 21, OmitEmpty = true)]
    public StorageOSPersistentVolumeSource? Storageos { get; set; }

    [Field("csi", 22, OmitEmpty = true)]
    public CSIPersistentVolumeSource? Csi { get; set; }
}
