using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>What a volume's author may leave out; shared with PersistentVolumes where the sources are the same.</summary>
internal static class VolumeDefaults
{
    private const int FileMode = 0x1A4; // 0644
    private const long TokenSeconds = 3600;
    private const int CertificateSeconds = 86400;

    public static void Apply(Volume volume)
    {
        var source = volume.VolumeSource;
        if (VolumeSources.IsEmpty(source)) source.EmptyDir = new();
        if (source.HostPath is { } hostPath) hostPath.Type ??= HostPathType.None;
        if (source.Secret is { } secret) secret.DefaultMode ??= FileMode;
        if (source.ConfigMap is { } configMap) configMap.DefaultMode ??= FileMode;
        if (source.DownwardAPI is { } downward)
        {
            downward.DefaultMode ??= FileMode;
            FieldReferences(downward.Items);
        }
        if (source.Projected is { } projected) Apply(projected);
        if (source.Iscsi is { IscsiInterface.Length: 0 } iscsi) iscsi.IscsiInterface = "default";
        if (source.Rbd is { } rbd) Apply(rbd);
        if (source.AzureDisk is { } azureDisk) Apply(azureDisk);
        if (source.ScaleIO is { } scaleIO) Apply(scaleIO);
        if (source.Ephemeral?.VolumeClaimTemplate is { } template) template.Spec.VolumeMode ??= PersistentVolumeMode.Filesystem;
        if (source.Image is { PullPolicy.Length: 0 } image) image.PullPolicy = ImageReference.DefaultPullPolicy(image.Reference);
    }

    /// <summary>An Azure disk: cached for reading and writing, ext4, shared.</summary>
    public static void Apply(AzureDiskVolumeSource disk)
    {
        disk.CachingMode ??= AzureDataDiskCachingMode.ReadWrite;
        disk.Kind ??= AzureDataDiskKind.Shared;
        disk.FsType ??= "ext4";
        disk.ReadOnly ??= false;
    }

    private static void Apply(ProjectedVolumeSource projected)
    {
        projected.DefaultMode ??= FileMode;
        foreach (var source in projected.Sources ?? [])
        {
            FieldReferences(source.DownwardAPI?.Items);
            if (source.ServiceAccountToken is { } token) token.ExpirationSeconds ??= TokenSeconds;
            if (source.PodCertificate is { } certificate) certificate.MaxExpirationSeconds ??= CertificateSeconds;
        }
    }

    private static void Apply(RBDVolumeSource rbd)
    {
        if (rbd.Pool.Length == 0) rbd.Pool = "rbd";
        if (rbd.User.Length == 0) rbd.User = "admin";
        if (rbd.Keyring.Length == 0) rbd.Keyring = "/etc/ceph/keyring";
    }

    private static void Apply(ScaleIOVolumeSource scaleIO)
    {
        if (scaleIO.StorageMode.Length == 0) scaleIO.StorageMode = "ThinProvisioned";
        if (scaleIO.FsType.Length == 0) scaleIO.FsType = "xfs";
    }

    private static void FieldReferences(List<DownwardAPIVolumeFile>? files)
    {
        foreach (var file in files ?? []) ContainerDefaults.FieldReference(file.FieldRef);
    }
}
