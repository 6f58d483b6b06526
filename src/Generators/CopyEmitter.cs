using System.Text;

namespace NetKube.Generators;

/// <summary>Clone.</summary>
internal static class CopyEmitter
{
    public static void Emit(StringBuilder text, ApiTypeModel model)
    {
        text.Append($"    public {model.Name} Clone() => new()\n    {{\n");
        if (model.IsObject) text.Append("        Kind = Kind,\n        ApiVersion = ApiVersion,\n");
        foreach (var field in model.Fields) text.Append($"        {field.Property} = {Copy(field.Value, field.Property, field.Value.Nullable)},\n");
        text.Append("    };\n\n");
    }

    private static string Copy(ValueModel value, string expression, bool nullable)
    {
        var q = nullable ? "?" : "";
        return value.Kind switch
        {
            ValueKind.Object => $"{expression}{q}.Clone()",
            ValueKind.Bytes => nullable ? $"(byte[]?){expression}?.Clone()" : $"(byte[]){expression}.Clone()",
            ValueKind.List => IsShared(value.Element!)
                ? $"{expression} is null ? null! : new {value.Type}({expression})"
                : $"{expression} is null ? null! : {expression}.ConvertAll(static e => {Copy(value.Element!, "e", false)})",
            ValueKind.Map => IsShared(value.Element!)
                ? $"{expression} is null ? null! : new {value.Type}({expression}, global::System.StringComparer.Ordinal)"
                : $"{expression} is null ? null! : global::System.Linq.Enumerable.ToDictionary({expression}, static e => e.Key, static e => {Copy(value.Element!, "e.Value", false)}, global::System.StringComparer.Ordinal)",
            _ => expression,
        };
    }

    private static bool IsShared(ValueModel value) => value.Kind is not (ValueKind.Object or ValueKind.Bytes or ValueKind.List or ValueKind.Map);
}
