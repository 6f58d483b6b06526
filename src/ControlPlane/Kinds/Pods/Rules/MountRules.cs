using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Where a container sees volumes, as directories or as devices.</summary>
internal static class MountRules
{
    public static void Mounts(PodRuleContext context, Field field, Container container)
    {
        var errors = context.Errors;
        var (mounts, devices) = (container.VolumeMounts ?? [], container.VolumeDevices ?? []);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < mounts.Count; i++)
        {
            var (mount, at) = (mounts[i], field.Index(i));
            if (mount.Name.Length == 0) errors.Required(at.Child("name"));
            if (!context.Volumes.ContainsKey(mount.Name)) errors.NotFound(at.Child("name"), mount.Name);
            if (mount.MountPath.Length == 0) errors.Required(at.Child("mountPath"));
            if (!paths.Add(mount.MountPath)) errors.Invalid(at.Child("mountPath"), mount.MountPath, "must be unique");
            if (devices.Exists(d => d.Name == mount.Name)) errors.Invalid(at.Child("name"), mount.Name, "must not already exist in volumeDevices");
            if (devices.Exists(d => d.DevicePath == mount.MountPath)) errors.Invalid(at.Child("mountPath"), mount.MountPath, "must not already exist as a path in volumeDevices");
            SubPaths(errors, field, at, mount);
            if (mount.MountPropagation is { } propagation) Propagation(errors, field.Child("mountPropagation"), propagation, container);
            if (mount.RecursiveReadOnly is { } recursive) RecursiveReadOnly(errors, field.Child("recursiveReadOnly"), recursive, mount);
        }
    }

    public static void Devices(PodRuleContext context, Field field, Container container)
    {
        var errors = context.Errors;
        var (devices, mounts) = (container.VolumeDevices ?? [], container.VolumeMounts ?? []);
        var (names, paths) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < devices.Count; i++)
        {
            var (device, at) = (devices[i], field.Index(i));
            var found = context.Volumes.TryGetValue(device.Name, out var volume);
            if (device.Name.Length == 0) errors.Required(at.Child("name"));
            if (device.Name.Length > 0 && !names.Add(device.Name)) errors.Invalid(at.Child("name"), device.Name, "must be unique");
            if (found && volume is { PersistentVolumeClaim: null, Ephemeral: null }) errors.Invalid(at.Child("name"), device.Name, "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode");
            if (!found) errors.NotFound(at.Child("name"), device.Name);
            if (device.DevicePath.Length == 0) errors.Required(at.Child("devicePath"));
            if (paths.Contains(device.DevicePath)) errors.Invalid(at.Child("devicePath"), device.DevicePath, "must be unique");
            if (PathRules.HasBacksteps(device.DevicePath)) errors.Invalid(at.Child("devicePath"), device.DevicePath, "can not contain backsteps ('..')");
            else paths.Add(device.DevicePath);
            if (mounts.Exists(m => m.Name == device.Name)) errors.Invalid(at.Child("name"), device.Name, "must not already exist in volumeMounts");
            if (mounts.Exists(m => m.MountPath == device.DevicePath)) errors.Invalid(at.Child("devicePath"), device.DevicePath, "must not already exist as a path in volumeMounts");
        }
    }

    // Kubernetes reports these under the list, without the element's index.
    private static void SubPaths(FieldErrors errors, Field list, Field at, VolumeMount mount)
    {
        if (mount.SubPath.Length > 0) PathRules.Descending(errors, list.Child("subPath"), mount.SubPath);
        if (mount.SubPathExpr.Length == 0) return;
        if (mount.SubPath.Length > 0) errors.Invalid(at.Child("subPathExpr"), mount.SubPathExpr, "subPathExpr and subPath are mutually exclusive");
        PathRules.Descending(errors, list.Child("subPathExpr"), mount.SubPathExpr);
    }

    private static void Propagation(FieldErrors errors, Field field, string propagation, Container container)
    {
        errors.OneOf(field, propagation, MountPropagationMode.Bidirectional, MountPropagationMode.HostToContainer, MountPropagationMode.None);
        if (propagation == MountPropagationMode.Bidirectional && container.SecurityContext?.Privileged != true)
        {
            errors.Forbidden(field, "Bidirectional mount propagation is available only to privileged containers");
        }
    }

    private static void RecursiveReadOnly(FieldErrors errors, Field field, string mode, VolumeMount mount)
    {
        errors.OneOf(field, mode, RecursiveReadOnlyMode.Disabled, RecursiveReadOnlyMode.Enabled, RecursiveReadOnlyMode.IfPossible);
        if (mode is not (RecursiveReadOnlyMode.Enabled or RecursiveReadOnlyMode.IfPossible)) return;
        if (!mount.ReadOnly) errors.Forbidden(field, "may only be specified when readOnly is true");
        if (mount.MountPropagation is not (null or MountPropagationMode.None)) errors.Forbidden(field, "may only be specified when mountPropagation is None or not specified");
    }
}
