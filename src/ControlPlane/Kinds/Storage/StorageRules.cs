using NetKube.ControlPlane.Validation;

namespace NetKube.ControlPlane.Kinds.Storage;

/// <summary>What the storage kinds have in common.</summary>
internal static class StorageRules
{
    private const int MaxParameters = 512;
    private const int MaxParameterBytes = 256 * 1024;

    /// <summary>A driver's name: capitals count as small letters.</summary>
    public static void Provisioner(string name, Field field, FieldErrors errors)
    {
        if (name.Length == 0) errors.Required(field);
        else errors.InvalidEach(field, name, Names.Qualified(name.ToLowerInvariant()));
    }

    public static void Parameters(Dictionary<string, string>? parameters, Field field, bool required, FieldErrors errors)
    {
        var all = parameters ?? [];
        if (all.Count > MaxParameters)
        {
            errors.TooLong(field, MaxParameters);
            return;
        }
        if (all.ContainsKey("")) errors.Invalid(field, "", "field can not be empty.");
        if (Bytes(all) > MaxParameterBytes) errors.TooLong(field, MaxParameterBytes);
        if (required && all.Count == 0) errors.Required(field, "must contain at least one key/value pair");
    }

    public static long Bytes(Dictionary<string, string>? map) =>
        (map ?? []).Sum(p => (long)System.Text.Encoding.UTF8.GetByteCount(p.Key) + System.Text.Encoding.UTF8.GetByteCount(p.Value));
}
