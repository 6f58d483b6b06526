using System.Text;

namespace NetKube.Generators;

/// <summary>WriteJson, ReadJson and the field-by-field forms that inlined structs need.</summary>
internal static class JsonEmitter
{
    public static void Emit(StringBuilder text, ApiTypeModel model)
    {
        Write(text, model);
        Read(text, model);
    }

    private static void Write(StringBuilder text, ApiTypeModel model)
    {
        text.Append("    public void WriteJson(JsonOutput output)\n    {\n        output.BeginObject();\n        WriteFields(output);\n        output.EndObject();\n    }\n\n");
        text.Append("    internal void WriteFields(JsonOutput output)\n    {\n");
        if (model.IsObject)
        {
            text.Append("        if (Kind.Length > 0) { output.Name(\",\\\"kind\\\":\"u8); output.String(Kind); }\n");
            text.Append("        if (ApiVersion.Length > 0) { output.Name(\",\\\"apiVersion\\\":\"u8); output.String(ApiVersion); }\n");
        }
        foreach (var field in model.Fields)
        {
            if (field.Inline)
            {
                text.Append($"        {field.Property}{(field.Value.Nullable ? "?" : "")}.WriteFields(output);\n");
                continue;
            }
            var name = $"output.Name(\",\\\"{field.Name}\\\":\"u8);";
            var value = field.Value;
            var condition = Condition(field);
            var write = value.Nullable && !IsCollection(value) && NeedsUnwrap(value) ? WriteNullable(field, value) : WriteExpression("output", value, field.Property) + ";";
            text.Append(condition is null ? $"        {name} {write}\n" : $"        if ({condition}) {{ {name} {write} }}\n");
        }
        text.Append("    }\n\n");
    }

    private static bool IsCollection(ValueModel value) => value.Kind is ValueKind.List or ValueKind.Map;

    private static bool NeedsUnwrap(ValueModel value) => value.Kind is not (ValueKind.Time or ValueKind.MicroTime);

    private static string WriteNullable(FieldModel field, ValueModel value)
    {
        var variable = "v" + field.Property;
        var write = WriteExpression("output", value, variable) + ";";
        return field.OmitEmpty
            ? $"var {variable} = {field.Property}{(IsValueType(value) ? ".Value" : "")}; {write}"
            : $"if ({field.Property} is {{ }} {variable}) {write} else output.Null();";
    }

    public static bool IsValueType(ValueModel value) =>
        value.Kind is not (ValueKind.String or ValueKind.Object or ValueKind.Bytes or ValueKind.List or ValueKind.Map);

    /// <summary>When a field is written; null for always.</summary>
    private static string? Condition(FieldModel field)
    {
        var (property, value) = (field.Property, field.Value);
        if (field.OmitZero) return property + " is not null";
        if (!field.OmitEmpty) return null;
        return value.Kind switch
        {
            ValueKind.List or ValueKind.Map => property + " is { Count: > 0 }",
            ValueKind.Bytes => property + " is { Length: > 0 }",
            ValueKind.Time or ValueKind.MicroTime => field.Pointer ? property + " is not null" : null,
            _ when value.Nullable => property + " is not null",
            ValueKind.String => property + ".Length > 0",
            ValueKind.Bool => property,
            ValueKind.Int or ValueKind.Long or ValueKind.Double => property + " != 0",
            _ => null,
        };
    }

    public static string WriteExpression(string output, ValueModel value, string expression) => value.Kind switch
    {
        ValueKind.String => $"{output}.String({expression})",
        ValueKind.Bool => $"{output}.Bool({expression})",
        ValueKind.Int or ValueKind.Long or ValueKind.Double => $"{output}.Number({expression})",
        ValueKind.Bytes => $"{output}.Bytes({expression})",
        ValueKind.Object => $"{expression}.WriteJson({output})",
        ValueKind.List => $"{output}.List({expression}, static (o, e) => {WriteExpression("o", value.Element!, "e")})",
        ValueKind.Map => $"{output}.Map({expression}, static (o, e) => {WriteExpression("o", value.Element!, "e")})",
        _ => $"{output}.Value({expression})",
    };

    private static void Read(StringBuilder text, ApiTypeModel model)
    {
        text.Append($"    public static {model.Name} ReadJson(ref JsonInput input)\n    {{\n        var value = new {model.Name}();\n");
        text.Append("        if (!input.BeginObject()) return value;\n        var seen = default(FieldSet);\n");
        text.Append("        while (input.NextField(out var name))\n        {\n            if (!value.ReadField(ref input, name, ref seen, 0)) input.UnknownField(name);\n        }\n        return value;\n    }\n\n");
        text.Append("    internal bool ReadField(ref JsonInput input, global::System.ReadOnlySpan<byte> name, ref FieldSet seen, int offset)\n    {\n");
        var cases = new List<(string Name, int Index, string Read)>();
        var index = 0;
        if (model.IsObject)
        {
            cases.Add(("kind", index++, "Kind = input.ReadString();"));
            cases.Add(("apiVersion", index++, "ApiVersion = input.ReadString();"));
        }
        foreach (var field in model.Fields.Where(f => !f.Inline)) cases.Add((field.Name, index++, ReadStatement(field)));
        if (cases.Count > 0)
        {
            text.Append("        switch (name.Length)\n        {\n");
            foreach (var length in cases.GroupBy(c => Encoding.UTF8.GetByteCount(c.Name)).OrderBy(g => g.Key))
            {
                text.Append($"            case {length.Key}:\n");
                foreach (var (name, at, read) in length)
                {
                    text.Append($"                if (global::System.MemoryExtensions.SequenceEqual(name, \"{name}\"u8)) {{ input.Enter(\"{name}\", ref seen, offset + {at}); {read} input.Leave(); return true; }}\n");
                }
                text.Append("                break;\n");
            }
            text.Append("        }\n");
        }
        foreach (var field in model.Fields.Where(f => f.Inline))
        {
            var target = field.Value.Nullable ? $"({field.Property} ??= new())" : field.Property;
            text.Append($"        if ({target}.ReadField(ref input, name, ref seen, offset + {index})) return true;\n");
            index += 40;
        }
        text.Append("        return false;\n    }\n\n");
    }

    private static string ReadStatement(FieldModel field)
    {
        var read = ReadExpression(field.Value);
        var selfNull = field.Value.Kind is ValueKind.List or ValueKind.Map or ValueKind.Bytes or ValueKind.Time or ValueKind.MicroTime or ValueKind.Raw;
        return field.Value.Nullable && !selfNull
            ? $"{field.Property} = input.ReadNull() ? default({field.Value.Type}?) : {read};"
            : $"{field.Property} = {read};";
    }

    private static string ReadExpression(ValueModel value) => value.Kind switch
    {
        ValueKind.String => "input.ReadString()",
        ValueKind.Bool => "input.ReadBool()",
        ValueKind.Int => "input.ReadInt()",
        ValueKind.Long => "input.ReadLong()",
        ValueKind.Double => "input.ReadDouble()",
        ValueKind.Bytes => "input.ReadBytes()",
        ValueKind.Quantity => "input.ReadQuantity()",
        ValueKind.IntOrString => "input.ReadIntOrString()",
        ValueKind.Duration => "input.ReadDuration()",
        ValueKind.Time => "input.ReadTime()",
        ValueKind.MicroTime => "input.ReadMicroTime()",
        ValueKind.Raw => "input.ReadRaw()",
        ValueKind.List => $"input.ReadList<{ElementType(value)}>(static (ref JsonInput input) => {ElementRead(value)})",
        ValueKind.Map => $"input.ReadMap<{ElementType(value)}>(static (ref JsonInput input) => {ElementRead(value)})",
        _ => $"{value.Type}.ReadJson(ref input)",
    };

    public static string ElementType(ValueModel value) => value.Element!.Type + (value.Element.Nullable ? "?" : "");

    private static string ElementRead(ValueModel value)
    {
        var read = ReadExpression(value.Element!);
        return value.Element!.Kind switch
        {
            ValueKind.Bytes or ValueKind.List or ValueKind.Map => read + " ?? []",
            ValueKind.Time or ValueKind.MicroTime or ValueKind.Raw => read + " ?? default",
            _ => read,
        };
    }
}
