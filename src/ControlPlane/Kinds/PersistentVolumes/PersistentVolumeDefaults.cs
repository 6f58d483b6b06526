using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PersistentVolumes;

internal static class PersistentVolumeDefaults
{
    public static void Apply(PersistentVolume volume)
    {
        if (volume.Status.Phase.Length == 0) volume.Status.Phase = PersistentVolumePhase.Pending;
        Apply(volume.Spec);
    }

    /// <summary>Also of a volume inline in a VolumeAttachment.</summary>
    public static void Apply(PersistentVolumeSpec spec)
    {
        if (spec.PersistentVolumeReclaimPolicy.Length == 0) spec.PersistentVolumeReclaimPolicy = PersistentVolumeReclaimPolicy.Retain;
        spec.VolumeMode ??= PersistentVolumeMode.Filesystem;
        var source = spec.PersistentVolumeSource;
        if (source.HostPath is { } hostPath) hostPath.Type ??= "";
        if (source.Iscsi is { IscsiInterface: "" } iscsi) iscsi.IscsiInterface = "default";
        if (source.Rbd is { } rbd) Apply(rbd);
        if (source.AzureDisk is { } azure)
        {
            azure.CachingMode ??= AzureDataDiskCachingMode.ReadWrite;
            azure.Kind ??= AzureDataDiskKind.Shared;
            azure.FsType ??= "ext4";
            azure.ReadOnly ??= false;
        }
        if (source.ScaleIO is { } scaleIO)
        {
            if (scaleIO.StorageMode.Length == 0) scaleIO.StorageMode = "ThinProvisioned";
            if (scaleIO.FsType.Length == 0) scaleIO.FsType = "xfs";
        }
    }

    private static void Apply(RBDPersistentVolumeSource rbd)
    {
        if (rbd.Pool.Length == 0) rbd.Pool = "rbd";
        if (rbd.User.Length == 0) rbd.User = "admin";
        if (rbd.Keyring.Length == 0) rbd.Keyring = "/etc/ceph/keyring";
    }
}
