using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.PersistentVolumes;

/// <summary>What volumes and claims have in common.</summary>
internal static class VolumeText
{
    /// <summary>The storage class, before there was a field for it.</summary>
    public const string ClassAnnotation = "volume.beta.kubernetes.io/storage-class";

    /// <summary>"RWO,ROX", in a fixed order.</summary>
    public static string Modes(List<string>? modes)
    {
        var shown = new List<string>(4);
        if (modes?.Contains(PersistentVolumeAccessMode.ReadWriteOnce) == true) shown.Add("RWO");
        if (modes?.Contains(PersistentVolumeAccessMode.ReadOnlyMany) == true) shown.Add("ROX");
        if (modes?.Contains(PersistentVolumeAccessMode.ReadWriteMany) == true) shown.Add("RWX");
        if (modes?.Contains(PersistentVolumeAccessMode.ReadWriteOncePod) == true) shown.Add("RWOP");
        return string.Join(",", shown);
    }

    public static string Storage(Dictionary<string, Quantity>? amounts) => amounts is not null && amounts.TryGetValue(ResourceName.Storage, out var amount) ? amount.ToString() : "0";

    public static void ValidateModes(List<string> modes, Field field, FieldErrors errors)
    {
        foreach (var mode in modes)
        {
            errors.OneOf(field, mode, PersistentVolumeAccessMode.ReadWriteOnce, PersistentVolumeAccessMode.ReadOnlyMany, PersistentVolumeAccessMode.ReadWriteMany, PersistentVolumeAccessMode.ReadWriteOncePod);
        }
        if (modes.Contains(PersistentVolumeAccessMode.ReadWriteOncePod)
            && modes.Exists(m => m is PersistentVolumeAccessMode.ReadWriteOnce or PersistentVolumeAccessMode.ReadOnlyMany or PersistentVolumeAccessMode.ReadWriteMany))
        {
            errors.Forbidden(field, "may not use ReadWriteOncePod with other access modes");
        }
    }
}
