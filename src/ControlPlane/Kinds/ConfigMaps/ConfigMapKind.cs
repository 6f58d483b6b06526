using System.Text;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.ConfigMaps;

/// <summary>ConfigMaps.</summary>
internal sealed class ConfigMapKind : Kind<ConfigMap>
{
    public override int ChecksMetadataAsNew => 1;

    /// <summary>Together, for ConfigMaps and Secrets.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>What an immutable object answers.</summary>
    public const string Immutable = "field is immutable when `immutable` is set";

    public override void Validate(ConfigMap value, FieldErrors errors)
    {
        var (data, binary) = (value.Data ?? [], value.BinaryData ?? []);
        long bytes = 0;
        foreach (var (key, text) in data.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var at = Field.Of("data").Key(key);
            errors.InvalidEach(at, key, Names.ConfigKey(key));
            if (binary.ContainsKey(key)) errors.Invalid(at, key, "duplicate of key present in binaryData");
            bytes += Encoding.UTF8.GetByteCount(text);
        }
        foreach (var (key, content) in binary.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            errors.InvalidEach(Field.Of("binaryData").Key(key), key, Names.ConfigKey(key));
            bytes += content.Length;
        }
        if (bytes > MostBytes) errors.TooLong(Field.Root, MostBytes);
    }

    public override void ValidateUpdate(ConfigMap value, ConfigMap old, FieldErrors errors)
    {
        if (old.Immutable == true)
        {
            if (value.Immutable != true) errors.Forbidden(Field.Of("immutable"), Immutable);
            if (!Same.Maps(value.Data, old.Data)) errors.Forbidden(Field.Of("data"), Immutable);
            if (!Same.Bytes(value.BinaryData, old.BinaryData)) errors.Forbidden(Field.Of("binaryData"), Immutable);
        }
        Validate(value, errors);
    }

    public override IReadOnlyList<object?> Row(ConfigMap value, DateTime now) =>
        [value.Metadata.Name, (long)((value.Data?.Count ?? 0) + (value.BinaryData?.Count ?? 0)), Cells.Age(value.Metadata.CreationTimestamp, now)];
}
