using System.Text;
using NetKube.ControlPlane.Kinds.ConfigMaps;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Secrets;

/// <summary>Secrets.</summary>
internal sealed class SecretKind : Kind<Secret>
{
    public override int ChecksMetadataAsNew => 1;

    public override IReadOnlyList<string> SelectableFields { get; } = ["type"];

    /// <summary>stringData is for writing only: it becomes data.</summary>
    public override void Default(Secret value)
    {
        if (value.Type.Length == 0) value.Type = SecretType.Opaque;
        if (value.StringData is not { Count: > 0 } texts) return;
        value.Data ??= new(StringComparer.Ordinal);
        foreach (var (key, text) in texts) value.Data[key] = Encoding.UTF8.GetBytes(text);
        value.StringData = null;
    }

    public override void Validate(Secret value, FieldErrors errors) => SecretValidation.Check(errors, value);

    public override void ValidateUpdate(Secret value, Secret old, FieldErrors errors)
    {
        errors.Unchanged(Field.Of("type"), value.Type, old.Type);
        if (old.Immutable == true)
        {
            if (value.Immutable != true) errors.Forbidden(Field.Of("immutable"), ConfigMapKind.Immutable);
            if (!Same.Bytes(value.Data, old.Data)) errors.Forbidden(Field.Of("data"), ConfigMapKind.Immutable);
        }
        SecretValidation.Check(errors, value);
    }

    public override IEnumerable<string> Warnings(Secret value, Secret? old) =>
        value.Type == SecretType.KubernetesIoTls && TlsPair.Problem(value.Data) is { } problem ? [problem] : [];

    public override string? SelectableField(Secret value, string field) => field == "type" ? value.Type : null;

    public override IReadOnlyList<object?> Row(Secret value, DateTime now) =>
        [value.Metadata.Name, value.Type, (long)(value.Data?.Count ?? 0), Cells.Age(value.Metadata.CreationTimestamp, now)];
}
