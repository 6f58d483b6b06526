using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PersistentVolumes;

/// <summary>Exactly one source. Its secrets name a namespace, which a pod's volumes need not: these are types of their own.</summary>
internal static class PersistentVolumeSourceRules
{
    public static void Validate(PersistentVolumeSource source, Field field, bool hasAffinity, FieldErrors errors)
    {
        var found = 0;
        foreach (var (name, value) in Of(source))
        {
            if (value is null) continue;
            if (found++ > 0 && name != "flexVolume") errors.Forbidden(field.Child(name == "cephfs" ? "cephFS" : name), "may not specify more than 1 volume type");
            else Check(value, field.Child(name), hasAffinity, field, errors);
        }
        if (found == 0) errors.Required(field, "must specify a volume type");
    }

    private static IEnumerable<(string Name, object? Value)> Of(PersistentVolumeSource source) =>
    [
        ("hostPath", source.HostPath), ("gcePersistentDisk", source.GcePersistentDisk), ("awsElasticBlockStore", source.AwsElasticBlockStore),
        ("glusterfs", source.Glusterfs), ("flocker", source.Flocker), ("nfs", source.Nfs), ("rbd", source.Rbd), ("quobyte", source.Quobyte),
        ("cephfs", source.Cephfs), ("iscsi", source.Iscsi), ("cinder", source.Cinder), ("fc", source.Fc), ("flexVolume", source.FlexVolume),
        ("azureFile", source.AzureFile), ("vsphereVolume", source.VsphereVolume), ("photonPersistentDisk", source.PhotonPersistentDisk),
        ("portworxVolume", source.PortworxVolume), ("azureDisk", source.AzureDisk), ("scaleIO", source.ScaleIO), ("local", source.Local),
        ("storageos", source.Storageos), ("csi", source.Csi),
    ];

    private static void Check(object source, Field field, bool hasAffinity, Field spec, FieldErrors errors)
    {
        switch (source)
        {
            case LocalVolumeSource local:
                if (local.Path.Length == 0) errors.Required(field.Child("path"));
                else PathRules.NoBacksteps(errors, field.Child("path"), local.Path);
                if (!hasAffinity) errors.Required(spec.Child("nodeAffinity"), "Local volume requires node affinity");
                break;
            case CSIPersistentVolumeSource csi:
                Csi(csi, field, errors);
                break;
            case ISCSIPersistentVolumeSource iscsi:
                Iscsi(iscsi, field, errors);
                break;
            case GCEPersistentDiskVolumeSource disk:
                VolumeSourceRules.Check(errors, spec.Child("persistentDisk"), disk);
                break;
            default:
                if (!Secretive(source, field, errors)) VolumeSourceRules.Check(errors, field, source);
                break;
        }
    }

    private static bool Secretive(object source, Field field, FieldErrors errors)
    {
        switch (source)
        {
            case RBDPersistentVolumeSource rbd:
                if (rbd.Monitors is not { Count: > 0 }) errors.Required(field.Child("monitors"));
                Required(field.Child("image"), rbd.Image, errors);
                return true;
            case CephFSPersistentVolumeSource ceph:
                if (ceph.Monitors is not { Count: > 0 }) errors.Required(field.Child("monitors"));
                return true;
            case CinderPersistentVolumeSource cinder:
                Required(field.Child("volumeID"), cinder.VolumeID, errors);
                Secret(cinder.SecretRef, field.Child("secretRef"), errors);
                return true;
            case GlusterfsPersistentVolumeSource gluster:
                Required(field.Child("endpoints"), gluster.Endpoints, errors);
                Required(field.Child("path"), gluster.Path, errors);
                if (gluster.EndpointsNamespace is { } inNamespace) errors.InvalidEach(field.Child("endpointsNamespace"), inNamespace, Names.DnsLabel(inNamespace));
                return true;
            case FlexPersistentVolumeSource flex:
                Required(field.Child("driver"), flex.Driver, errors);
                return true;
            case AzureFilePersistentVolumeSource file:
                Required(field.Child("secretName"), file.SecretName, errors);
                Required(field.Child("shareName"), file.ShareName, errors);
                if (file.SecretNamespace is { Length: 0 }) errors.Required(field.Child("secretNamespace"));
                return true;
            case ScaleIOPersistentVolumeSource scaleIO:
                Required(field.Child("gateway"), scaleIO.Gateway, errors);
                Required(field.Child("system"), scaleIO.System, errors);
                Required(field.Child("volumeName"), scaleIO.VolumeName, errors);
                return true;
            case StorageOSPersistentVolumeSource storageOs:
                if (storageOs.VolumeName.Length == 0) errors.Required(field.Child("volumeName"));
                else errors.DnsLabel(field.Child("volumeName"), storageOs.VolumeName);
                if (storageOs.VolumeNamespace.Length > 0) errors.DnsLabel(field.Child("volumeNamespace"), storageOs.VolumeNamespace);
                if (storageOs.SecretRef is { } secret)
                {
                    Required(field.Child("secretRef", "name"), secret.Name, errors);
                    Required(field.Child("secretRef", "namespace"), secret.Namespace, errors);
                }
                return true;
            default:
                return false;
        }
    }

    private static void Csi(CSIPersistentVolumeSource csi, Field field, FieldErrors errors)
    {
        VolumeSourceRules.CsiDriver(errors, field.Child("driver"), csi.Driver);
        Required(field.Child("volumeHandle"), csi.VolumeHandle, errors);
        Secret(csi.ControllerPublishSecretRef, field.Child("controllerPublishSecretRef"), errors);
        Secret(csi.ControllerExpandSecretRef, field.Child("controllerExpandSecretRef"), errors);
        Secret(csi.NodePublishSecretRef, field.Child("nodePublishSecretRef"), errors);
        Secret(csi.NodeStageSecretRef, field.Child("nodeStageSecretRef"), errors);
        Secret(csi.NodeExpandSecretRef, field.Child("nodeExpandSecretRef"), errors);
    }

    private static void Iscsi(ISCSIPersistentVolumeSource iscsi, Field field, FieldErrors errors)
    {
        Required(field.Child("targetPortal"), iscsi.TargetPortal, errors);
        Required(field.Child("iqn"), iscsi.Iqn, errors);
        if (iscsi.Iqn.Length > 0) VolumeSourceRules.IscsiName(errors, field.Child("iqn"), iscsi.Iqn);
        if (iscsi.Lun is < 0 or > 255) errors.Invalid(field.Child("lun"), iscsi.Lun, Names.Range(0, 255));
        if ((iscsi.ChapAuthDiscovery || iscsi.ChapAuthSession) && iscsi.SecretRef is null) errors.Required(field.Child("secretRef"));
        if (iscsi.SecretRef is { Name.Length: 0 }) errors.Required(field.Child("secretRef", "name"));
        if (iscsi.InitiatorName is { } initiator) VolumeSourceRules.IscsiName(errors, field.Child("initiatorname"), initiator);
    }

    private static void Secret(SecretReference? secret, Field field, FieldErrors errors)
    {
        if (secret is null) return;
        Required(field.Child("name"), secret.Name, errors);
        Required(field.Child("namespace"), secret.Namespace, errors);
    }

    private static void Required(Field field, string value, FieldErrors errors)
    {
        if (value.Length == 0) errors.Required(field);
    }
}
