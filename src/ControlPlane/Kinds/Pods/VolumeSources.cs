using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>Which of a volume's sources are given.</summary>
internal static class VolumeSources
{
    /// <summary>
    /// Every source with the name its own errors carry, in the order Kubernetes looks at them: the first one given
    /// counts, any other is one too many (some then go by another name, as they do there).
    /// </summary>
    public static (string Name, string NameWhenSecond, object? Source)[] Of(VolumeSource source) =>
    [
        ("emptyDir", "emptyDir", source.EmptyDir),
        ("hostPath", "hostPath", source.HostPath),
        ("gitRepo", "gitRepo", source.GitRepo),
        ("persistentDisk", "gcePersistentDisk", source.GcePersistentDisk),
        ("awsElasticBlockStore", "awsElasticBlockStore", source.AwsElasticBlockStore),
        ("secret", "secret", source.Secret),
        ("nfs", "nfs", source.Nfs),
        ("iscsi", "iscsi", source.Iscsi),
        ("glusterfs", "glusterfs", source.Glusterfs),
        ("flocker", "flocker", source.Flocker),
        ("persistentVolumeClaim", "persistentVolumeClaim", source.PersistentVolumeClaim),
        ("rbd", "rbd", source.Rbd),
        ("cinder", "cinder", source.Cinder),
        ("cephfs", "cephFS", source.Cephfs),
        ("quobyte", "quobyte", source.Quobyte),
        ("downwardAPI", "downwarAPI", source.DownwardAPI),
        ("fc", "fc", source.Fc),
        ("flexVolume", "flexVolume", source.FlexVolume),
        ("configMap", "configMap", source.ConfigMap),
        ("azureFile", "azureFile", source.AzureFile),
        ("vsphereVolume", "vsphereVolume", source.VsphereVolume),
        ("photonPersistentDisk", "photonPersistentDisk", source.PhotonPersistentDisk),
        ("portworxVolume", "portworxVolume", source.PortworxVolume),
        ("azureDisk", "azureDisk", source.AzureDisk),
        ("storageos", "storageos", source.Storageos),
        ("projected", "projected", source.Projected),
        ("scaleIO", "scaleIO", source.ScaleIO),
        ("csi", "csi", source.Csi),
        ("ephemeral", "ephemeral", source.Ephemeral),
        ("image", "image", source.Image),
    ];

    /// <summary>None is given.</summary>
    public static bool IsEmpty(VolumeSource source) => Of(source).All(s => s.Source is null);
}
