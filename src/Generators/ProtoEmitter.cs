using System.Text;

namespace NetKube.Generators;

/// <summary>WriteProto and ReadProto.</summary>
internal static class ProtoEmitter
{
    public static void Emit(StringBuilder text, ApiTypeModel model)
    {
        var fields = model.Fields.Where(f => f.Number > 0).OrderByDescending(f => f.Number).ToList();
        text.Append("    public void WriteProto(ProtoOutput output)\n    {\n");
        foreach (var field in fields) text.Append("        ").Append(WriteStatement(field)).Append('\n');
        text.Append("    }\n\n");
        text.Append($"    public static {model.Name} ReadProto(ref ProtoInput input)\n    {{\n        var value = new {model.Name}();\n");
        text.Append("        while (input.NextField(out var number))\n        {\n            switch (number)\n            {\n");
        fields.Reverse();
        foreach (var field in fields) text.Append($"                case {field.Number}: {ReadStatement(field)} break;\n");
        text.Append("                default: input.Skip(); break;\n            }\n        }\n        return value;\n    }\n\n");
    }

    private static string WriteStatement(FieldModel field)
    {
        var (property, value, number) = (field.Property, field.Value, field.Number);
        if (value.Kind is ValueKind.List) return $"output.List({number}, {property}, static (o, n, e) => {Write("o", "n", value.Element!, "e")});";
        if (value.Kind is ValueKind.Map) return $"output.Map({number}, {property}, static (o, n, e) => {Write("o", "n", value.Element!, "e")});";
        if (value.Kind is ValueKind.Time or ValueKind.MicroTime)
        {
            return field.Pointer ? $"if ({property} is not null) output.Value({number}, {property});" : $"output.Value({number}, {property});";
        }
        if (!value.Nullable) return Write("output", number.ToString(), value, property) + ";";
        return $"if ({property} is {{ }} v{property}) {Write("output", number.ToString(), value, "v" + property)};";
    }

    private static string Write(string output, string number, ValueModel value, string expression) => value.Kind switch
    {
        ValueKind.String => $"{output}.String({number}, {expression})",
        ValueKind.Bool => $"{output}.Bool({number}, {expression})",
        ValueKind.Int or ValueKind.Long or ValueKind.Double => $"{output}.Number({number}, {expression})",
        ValueKind.Bytes => $"{output}.Bytes({number}, {expression})",
        ValueKind.Object => $"{output}.Message({number}, {expression})",
        // A list inside a map (ExtraValue) is a message with one repeated field.
        ValueKind.List => $"{{ var mark = {output}.Mark; {output}.List(1, {expression}, static (o, n, e) => {Write("o", "n", value.Element!, "e")}); {output}.Message({number}, mark); }}",
        _ => $"{output}.Value({number}, {expression})",
    };

    private static string ReadStatement(FieldModel field)
    {
        var (property, value) = (field.Property, field.Value);
        if (value.Kind == ValueKind.List)
        {
            var element = value.Element!;
            return element.Kind switch
            {
                ValueKind.Int => $"input.ReadNumbers(value.{property} ??= [], static n => (int)n);",
                ValueKind.Long => $"input.ReadNumbers(value.{property} ??= [], static n => n);",
                ValueKind.Bool => $"input.ReadNumbers(value.{property} ??= [], static n => n != 0);",
                _ => $"(value.{property} ??= []).Add({Read("input", element)});",
            };
        }
        if (value.Kind == ValueKind.Map)
        {
            var element = value.Element!;
            var empty = element.Kind switch
            {
                ValueKind.String => "\"\"",
                ValueKind.Object => "new()",
                ValueKind.Bytes or ValueKind.List => "[]",
                _ => "default",
            };
            return $"input.ReadMapEntry(value.{property} ??= new(global::System.StringComparer.Ordinal), static {ReadLambda(element)}, {empty});";
        }
        if (value.Kind == ValueKind.Object) return $"{{ var message = input.Message(); value.{property} = {value.Type}.ReadProto(ref message); }}";
        return $"value.{property} = {Read("input", value)};";
    }

    private static string ReadLambda(ValueModel element) => element.Kind switch
    {
        ValueKind.Object => $"(ref ProtoInput i) => {{ var message = i.Message(); return {element.Type}.ReadProto(ref message); }}",
        ValueKind.List => $"(ref ProtoInput i) => {{ var message = i.Message(); var list = new {element.Type}(); while (message.NextField(out var n)) {{ if (n == 1) list.Add({Read("message", element.Element!)}); else message.Skip(); }} return list; }}",
        _ => $"(ref ProtoInput i) => {Read("i", element)}",
    };

    private static string Read(string input, ValueModel value) => value.Kind switch
    {
        ValueKind.String => $"{input}.ReadString()",
        ValueKind.Bool => $"{input}.ReadBool()",
        ValueKind.Int => $"{input}.ReadInt()",
        ValueKind.Long => $"{input}.ReadLong()",
        ValueKind.Double => $"{input}.ReadDouble()",
        ValueKind.Bytes => $"{input}.ReadBytes()",
        ValueKind.Quantity => $"{input}.ReadQuantity()",
        ValueKind.IntOrString => $"{input}.ReadIntOrString()",
        ValueKind.Duration => $"{input}.ReadDuration()",
        ValueKind.Time => $"{input}.ReadTime()" + (value.Nullable ? "" : " ?? default"),
        ValueKind.MicroTime => $"{input}.ReadMicroTime()" + (value.Nullable ? "" : " ?? default"),
        ValueKind.Raw => $"{input}.ReadRaw()" + (value.Nullable ? "" : " ?? default"),
        ValueKind.Object => $"ProtoMessages.Read<{value.Type}>(ref {input})",
        _ => throw new InvalidOperationException("no protobuf form for " + value.Kind),
    };
}
