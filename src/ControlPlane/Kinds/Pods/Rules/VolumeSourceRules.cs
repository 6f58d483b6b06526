using System.Text.RegularExpressions;
using NetKube.ControlPlane.Kinds.PersistentVolumeClaims;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Rules of each volume source. PersistentVolumes share those whose type is the same.</summary>
internal static partial class VolumeSourceRules
{
    private const string PartitionRange = "must be between 1 and 255, inclusive";

    /// <summary>Any of the sources of <see cref="VolumeSources"/>.</summary>
    public static void Check(FieldErrors errors, Field field, object source)
    {
        switch (source)
        {
            case EmptyDirVolumeSource { SizeLimit.Sign: < 0 }:
                errors.Forbidden(field.Child("sizeLimit"), "SizeLimit field must be a valid resource quantity");
                break;
            case HostPathVolumeSource hostPath:
                HostPath(errors, field, hostPath);
                break;
            case GitRepoVolumeSource git:
                Required(errors, field, ("repository", git.Repository));
                PathRules.NonReserved(errors, field.Child("directory"), git.Directory);
                break;
            case SecretVolumeSource secret:
                Required(errors, field, ("secretName", secret.SecretName));
                VolumeRules.FileMode(errors, field.Child("defaultMode"), secret.DefaultMode);
                VolumeRules.Keys(errors, field.Child("items"), secret.Items);
                break;
            case ConfigMapVolumeSource configMap:
                Required(errors, field, ("name", configMap.LocalObjectReference.Name));
                VolumeRules.FileMode(errors, field.Child("defaultMode"), configMap.DefaultMode);
                VolumeRules.Keys(errors, field.Child("items"), configMap.Items);
                break;
            case DownwardAPIVolumeSource downward:
                VolumeRules.FileMode(errors, field.Child("defaultMode"), downward.DefaultMode);
                foreach (var file in downward.Items ?? []) VolumeRules.DownwardFile(errors, field, file);
                break;
            case ProjectedVolumeSource projected:
                ProjectedVolumeRules.Check(errors, field, projected);
                break;
            case PersistentVolumeClaimVolumeSource claim:
                Required(errors, field, ("claimName", claim.ClaimName));
                break;
            case EphemeralVolumeSource ephemeral:
                Ephemeral(errors, field.Child("volumeClaimTemplate"), ephemeral);
                break;
            case ImageVolumeSource image:
                errors.RequiredOneOf(field.Child("pullPolicy"), image.PullPolicy, PullPolicy.Always, PullPolicy.IfNotPresent, PullPolicy.Never);
                break;
            case CSIVolumeSource csi:
                Csi(errors, field, csi);
                break;
            default:
                Network(errors, field, source);
                break;
        }
    }

    /// <summary>A path on the node.</summary>
    public static void HostPath(FieldErrors errors, Field field, HostPathVolumeSource source)
    {
        if (source.Path.Length == 0)
        {
            errors.Required(field.Child("path"));
            return;
        }
        PathRules.NoBacksteps(errors, field.Child("path"), source.Path);
        if (source.Type is { } type)
        {
            errors.OneOf(field.Child("type"), type, HostPathType.None, HostPathType.BlockDevice, HostPathType.CharDevice, HostPathType.Directory,
                HostPathType.DirectoryOrCreate, HostPathType.File, HostPathType.FileOrCreate, HostPathType.Socket);
        }
    }

    /// <summary>A CSI driver's name.</summary>
    public static void CsiDriver(FieldErrors errors, Field field, string name)
    {
        if (name.Length == 0) errors.Required(field);
        if (name.Length > 63) errors.TooLong(field, 63);
        errors.InvalidEach(field, name, Names.DnsSubdomain(name.ToLowerInvariant()));
    }

    /// <summary>Sources over the network, most of them no longer served by any kubelet.</summary>
    private static void Network(FieldErrors errors, Field field, object source)
    {
        switch (source)
        {
            case NFSVolumeSource nfs:
                Required(errors, field, ("server", nfs.Server), ("path", nfs.Path));
                if (!nfs.Path.StartsWith('/')) errors.Invalid(field.Child("path"), nfs.Path, "must be an absolute path");
                break;
            case ISCSIVolumeSource iscsi:
                Iscsi(errors, field, iscsi);
                break;
            case FCVolumeSource fc:
                FibreChannel(errors, field, fc);
                break;
            case GCEPersistentDiskVolumeSource disk:
                Required(errors, field, ("pdName", disk.PdName));
                if (disk.Partition is < 0 or > 255) errors.Invalid(field.Child("partition"), disk.Partition, PartitionRange);
                break;
            case AWSElasticBlockStoreVolumeSource disk:
                Required(errors, field, ("volumeID", disk.VolumeID));
                if (disk.Partition is < 0 or > 255) errors.Invalid(field.Child("partition"), disk.Partition, PartitionRange);
                break;
            case AzureDiskVolumeSource disk:
                AzureDisk(errors, field, disk);
                break;
            case AzureFileVolumeSource file:
                Required(errors, field, ("secretName", file.SecretName), ("shareName", file.ShareName));
                break;
            case FlockerVolumeSource flocker:
                Flocker(errors, field, flocker);
                break;
            case RBDVolumeSource rbd:
                if (rbd.Monitors is not { Count: > 0 }) errors.Required(field.Child("monitors"));
                Required(errors, field, ("image", rbd.Image));
                break;
            case CephFSVolumeSource ceph:
                if (ceph.Monitors is not { Count: > 0 }) errors.Required(field.Child("monitors"));
                break;
            case CinderVolumeSource cinder:
                Required(errors, field, ("volumeID", cinder.VolumeID));
                if (cinder.SecretRef is { Name.Length: 0 }) errors.Required(field.Child("secretRef", "name"));
                break;
            default:
                Vendor(errors, field, source);
                break;
        }
    }

    private static void Vendor(FieldErrors errors, Field field, object source)
    {
        switch (source)
        {
            case GlusterfsVolumeSource gluster:
                Required(errors, field, ("endpoints", gluster.Endpoints), ("path", gluster.Path));
                break;
            case FlexVolumeSource flex:
                Required(errors, field, ("driver", flex.Driver));
                foreach (var key in (flex.Options ?? []).Keys.Order(StringComparer.Ordinal))
                {
                    if (Reserved(key)) errors.Invalid(field.Child("options").Key(key), key, "must not be in a reserved namespace (kubernetes.io or k8s.io)");
                }
                break;
            case VsphereVirtualDiskVolumeSource vsphere:
                Required(errors, field, ("volumePath", vsphere.VolumePath));
                break;
            case PhotonPersistentDiskVolumeSource photon:
                Required(errors, field, ("pdID", photon.PdID));
                break;
            case PortworxVolumeSource portworx:
                Required(errors, field, ("volumeID", portworx.VolumeID));
                break;
            case QuobyteVolumeSource quobyte:
                Quobyte(errors, field, quobyte);
                break;
            case ScaleIOVolumeSource scaleIO:
                Required(errors, field, ("gateway", scaleIO.Gateway), ("system", scaleIO.System), ("volumeName", scaleIO.VolumeName));
                break;
            case StorageOSVolumeSource { VolumeName: var name } storageOs:
                if (name.Length == 0) errors.Required(field.Child("volumeName"));
                else errors.DnsLabel(field.Child("volumeName"), name);
                if (storageOs.VolumeNamespace.Length > 0) errors.DnsLabel(field.Child("volumeNamespace"), storageOs.VolumeNamespace);
                if (storageOs.SecretRef is { Name.Length: 0 }) errors.Required(field.Child("secretRef", "name"));
                break;
            default:
                break;
        }
    }

    private static void Required(FieldErrors errors, Field field, params ReadOnlySpan<(string Name, string Value)> needed)
    {
        foreach (var (name, value) in needed)
        {
            if (value.Length == 0) errors.Required(field.Child(name));
        }
    }

    private static void Iscsi(FieldErrors errors, Field field, ISCSIVolumeSource iscsi)
    {
        Required(errors, field, ("targetPortal", iscsi.TargetPortal), ("iqn", iscsi.Iqn));
        if (iscsi.Iqn.Length > 0) IscsiName(errors, field.Child("iqn"), iscsi.Iqn);
        if (iscsi.Lun is < 0 or > 255) errors.Invalid(field.Child("lun"), iscsi.Lun, Names.Range(0, 255));
        if ((iscsi.ChapAuthDiscovery || iscsi.ChapAuthSession) && iscsi.SecretRef is null) errors.Required(field.Child("secretRef"));
        if (iscsi.SecretRef is { Name.Length: 0 }) errors.Required(field.Child("secretRef", "name"));
        if (iscsi.InitiatorName is { } initiator) IscsiName(errors, field.Child("initiatorname"), initiator);
    }

    /// <summary>RFC 3720 section 3.2.6: iqn, eui or naa.</summary>
    public static void IscsiName(FieldErrors errors, Field field, string name)
    {
        var good = name switch
        {
            _ when name.StartsWith("iqn", StringComparison.Ordinal) => Iqn().IsMatch(name),
            _ when name.StartsWith("eui", StringComparison.Ordinal) => Eui().IsMatch(name),
            _ when name.StartsWith("naa", StringComparison.Ordinal) => Naa().IsMatch(name),
            _ => false,
        };
        if (!good) errors.Invalid(field, name, "must be valid format");
    }

    private static void FibreChannel(FieldErrors errors, Field field, FCVolumeSource fc)
    {
        var (names, ids) = (fc.TargetWWNs is { Count: > 0 }, fc.Wwids is { Count: > 0 });
        if (!names && !ids) errors.Required(field.Child("targetWWNs"), "must specify either targetWWNs or wwids, but not both");
        if (names && ids) errors.Invalid(field.Child("targetWWNs"), string.Join(",", fc.TargetWWNs!), "targetWWNs and wwids can not be specified simultaneously");
        if (!names || ids) return;
        if (fc.Lun is not { } lun) errors.Required(field.Child("lun"), "lun is required if targetWWNs is specified");
        else if (lun is < 0 or > 255) errors.Invalid(field.Child("lun"), lun, Names.Range(0, 255));
    }

    private static void AzureDisk(FieldErrors errors, Field field, AzureDiskVolumeSource disk)
    {
        Required(errors, field, ("diskName", disk.DiskName), ("diskURI", disk.DiskURI));
        if (disk.CachingMode is { } caching) errors.OneOf(field.Child("cachingMode"), caching, AzureDataDiskCachingMode.None, AzureDataDiskCachingMode.ReadOnly, AzureDataDiskCachingMode.ReadWrite);
        if (disk.Kind is not { } kind) return;
        errors.OneOf(field.Child("kind"), kind, AzureDataDiskKind.Dedicated, AzureDataDiskKind.Managed, AzureDataDiskKind.Shared);
        if (disk.DiskURI.Length == 0) return;
        if (kind == AzureDataDiskKind.Managed && !disk.DiskURI.StartsWith('/')) errors.NotSupported(field.Child("diskURI"), disk.DiskURI, ["/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"]);
        if (kind != AzureDataDiskKind.Managed && !disk.DiskURI.StartsWith("https://", StringComparison.Ordinal)) errors.NotSupported(field.Child("diskURI"), disk.DiskURI, ["https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"]);
    }

    private static void Flocker(FieldErrors errors, Field field, FlockerVolumeSource flocker)
    {
        if (flocker is { DatasetName.Length: 0, DatasetUUID.Length: 0 }) errors.Required(field, "one of datasetName and datasetUUID is required");
        if (flocker is { DatasetName.Length: > 0, DatasetUUID.Length: > 0 }) errors.Invalid(field, "resource", "datasetName and datasetUUID can not be specified simultaneously");
        if (flocker.DatasetName.Contains('/', StringComparison.Ordinal)) errors.Invalid(field.Child("datasetName"), flocker.DatasetName, "must not contain '/'");
    }

    private static void Quobyte(FieldErrors errors, Field field, QuobyteVolumeSource quobyte)
    {
        Required(errors, field, ("registry", quobyte.Registry), ("volume", quobyte.Volume));
        if (quobyte.Registry.Length > 0 && quobyte.Registry.Split(',').Any(host => !host.Contains(':', StringComparison.Ordinal)))
        {
            errors.Invalid(field.Child("registry"), quobyte.Registry, "must be a host:port pair or multiple pairs separated by commas");
        }
    }

    private static void Csi(FieldErrors errors, Field field, CSIVolumeSource csi)
    {
        CsiDriver(errors, field.Child("driver"), csi.Driver);
        if (csi.NodePublishSecretRef is { Name.Length: 0 }) errors.Required(field.Child("nodePublishSecretRef", "name"));
    }

    private static void Ephemeral(FieldErrors errors, Field field, EphemeralVolumeSource ephemeral)
    {
        if (ephemeral.VolumeClaimTemplate is not { } template)
        {
            errors.Required(field);
            return;
        }
        errors.Labels(field.Child("metadata", "labels"), template.Metadata.Labels);
        MetadataRules.Annotations(errors, field.Child("metadata", "annotations"), template.Metadata.Annotations);
        ClaimSpecRules.Validate(template.Spec, field.Child("spec"), errors);
    }

    private static bool Reserved(string key)
    {
        var domain = key.Split('/')[0];
        return domain.EndsWith(".kubernetes.io", StringComparison.Ordinal) || domain.EndsWith(".k8s.io", StringComparison.Ordinal) || domain is "kubernetes.io" or "k8s.io";
    }

    [GeneratedRegex(@"iqn\.[0-9]{4}-[0-9]{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)\z")]
    private static partial Regex Iqn();

    [GeneratedRegex(@"\Aeui.[A-Za-z0-9]{16}\z")]
    private static partial Regex Eui();

    [GeneratedRegex(@"\Anaa.[A-Za-z0-9]{32}\z")]
    private static partial Regex Naa();
}
