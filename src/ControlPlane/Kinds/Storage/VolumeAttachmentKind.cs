using NetKube.ControlPlane.Kinds.PersistentVolumes;
using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Kinds.Storage;

internal sealed class VolumeAttachmentKind : Kind<VolumeAttachment>
{
    public override int ChecksMetadataAsNew => 2;

    private const int MaxMetadataBytes = 256 * 1024;
    private const int MaxMessageBytes = 1024;
    private static readonly Field Spec = Field.Of("spec");
    private static readonly Field Status = Field.Of("status");

    public override bool AllowsUnconditionalUpdate => false;

    public override void Default(VolumeAttachment value)
    {
        if (value.Spec.Source.PersistentVolumeSpec is { } inline) PersistentVolumeDefaults.Apply(inline);
    }

    public override void PrepareForCreate(VolumeAttachment value) => value.Status = new VolumeAttachmentStatus();

    public override void PrepareForUpdate(VolumeAttachment value, VolumeAttachment old) => value.Status = old.Status.Clone();

    public override void PrepareForStatusUpdate(VolumeAttachment value, VolumeAttachment old)
    {
        value.Spec = old.Spec.Clone();
        StatusMetadata.Keep(value.Metadata, old.Metadata);
    }

    public override void Validate(VolumeAttachment value, FieldErrors errors)
    {
        Common(value, errors);
        VolumeSourceRules.CsiDriver(errors, Spec.Child("attacher"), value.Spec.Attacher);
        if (value.Spec.Source.PersistentVolumeName is { } name) errors.DnsSubdomain(Spec.Child("source", "persistentVolumeName"), name);
    }

    public override void ValidateUpdate(VolumeAttachment value, VolumeAttachment old, FieldErrors errors)
    {
        // Kubernetes checks a change with the rules of any attachment twice: what is wrong is told twice.
        Common(value, errors);
        Common(value, errors);
        errors.Unchanged(Spec, value.Spec, old.Spec);
    }

    public override void ValidateStatusUpdate(VolumeAttachment value, VolumeAttachment old, FieldErrors errors) => Common(value, errors);

    public override IReadOnlyList<object?> Row(VolumeAttachment value, DateTime now) =>
        [value.Metadata.Name, value.Spec.Attacher, value.Spec.Source.PersistentVolumeName ?? "", value.Spec.NodeName, value.Status.Attached, Cells.Age(value.Metadata.CreationTimestamp, now)];

    private static void Common(VolumeAttachment value, FieldErrors errors)
    {
        if (value.Spec.Attacher.Length == 0) errors.Required(Spec.Child("attacher"));
        Source(value.Spec.Source, Spec.Child("source"), errors);
        errors.DnsSubdomain(Spec.Child("nodeName"), value.Spec.NodeName);
        if (StorageRules.Bytes(value.Status.AttachmentMetadata) > MaxMetadataBytes) errors.TooLong(Status.Child("attachmentMetadata"), MaxMetadataBytes);
        Error(value.Status.AttachError, Status.Child("attachError"), errors);
        Error(value.Status.DetachError, Status.Child("detachError"), errors);
    }

    private static void Source(VolumeAttachmentSource source, Field field, FieldErrors errors)
    {
        const string One = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
        switch (source)
        {
            case { PersistentVolumeName: null, PersistentVolumeSpec: null }:
                errors.Required(field, One);
                break;
            case { PersistentVolumeName: not null, PersistentVolumeSpec: not null }:
                errors.Forbidden(field, One);
                break;
            case { PersistentVolumeName: { } name }:
                if (name.Length == 0) errors.Required(field.Child("persistentVolumeName"), "must specify non empty persistentVolumeName");
                break;
            default:
                PersistentVolumeRules.ValidateInline(source.PersistentVolumeSpec!, field.Child("inlineVolumeSpec"), errors);
                break;
        }
    }

    private static void Error(VolumeError? error, Field field, FieldErrors errors)
    {
        if (error is null) return;
        if (System.Text.Encoding.UTF8.GetByteCount(error.Message) > MaxMessageBytes) errors.TooLong(field.Child("message"), MaxMetadataBytes);
        if (error.ErrorCode is < 0 and var code) errors.Invalid(field.Child("errorCode"), code, Names.Range(0, int.MaxValue));
    }
}
