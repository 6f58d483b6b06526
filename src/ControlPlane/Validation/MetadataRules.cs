using System.Text;

namespace NetKube.ControlPlane.Validation;

/// <summary>Parts of metadata that templates carry too; an object's own metadata is checked by the engine.</summary>
public static class MetadataRules
{
    private const int MostAnnotationBytes = 256 * 1024;

    /// <summary>Keys (case does not matter) and the size of all together.</summary>
    public static void Annotations(FieldErrors errors, Field field, IReadOnlyDictionary<string, string>? annotations)
    {
        if (annotations is null) return;
        long bytes = 0;
        foreach (var (key, value) in annotations.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            errors.InvalidEach(field, key, Names.Qualified(key.ToLowerInvariant()));
            bytes += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        }
        if (bytes > MostAnnotationBytes) errors.TooLong(field, MostAnnotationBytes);
    }
}
