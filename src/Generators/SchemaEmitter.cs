using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace NetKube.Generators;

/// <summary>The static schema.</summary>
internal static class SchemaEmitter
{
    private const string Kinds = "global::NetKube.Shared.Schema.ListKind.";

    public static void Emit(StringBuilder text, ApiTypeModel model)
    {
        text.Append("    public TypeSchema GetSchema() => ApiSchema;\n\n");
        text.Append("    public static TypeSchema ApiSchema => field ??= BuildSchema();\n\n");
        text.Append($"    private static TypeSchema BuildSchema() => new({Quote(model.GroupVersion)}, {Quote(model.Name)}, {Bool(model.IsObject)}, {Bool(model.Atomic)},\n    [\n");
        if (model.IsObject)
        {
            text.Append("        new FieldSchema(\"kind\", new ScalarSchema(ScalarKind.String)) { OmitEmpty = true, Doc = \"The name of this object's type.\" },\n");
            text.Append("        new FieldSchema(\"apiVersion\", new ScalarSchema(ScalarKind.String)) { OmitEmpty = true, Doc = \"The group and version whose schema this object follows.\" },\n");
        }
        foreach (var field in model.Fields) Field(text, field);
        text.Append(model.Doc.Length > 0 ? $"    ]) {{ Doc = {Quote(model.Doc)} }};\n" : "    ]);\n");
    }

    private static void Field(StringBuilder text, FieldModel field)
    {
        text.Append($"        new FieldSchema({Quote(field.Name)}, {Value(field.Value, field)}) {{ Number = {field.Number}");
        if (field.Inline) text.Append(", Inline = true");
        if (field.Required) text.Append(", Required = true");
        if (field.OmitEmpty) text.Append(", OmitEmpty = true");
        if (field.Value.Nullable) text.Append(", Nullable = true");
        if (field.PatchStrategy is not null) text.Append(", PatchStrategy = " + Quote(field.PatchStrategy));
        if (field.PatchKey is not null) text.Append(", PatchMergeKey = " + Quote(field.PatchKey));
        if (field.Default is not null) text.Append(", Default = " + Quote(field.Default));
        if (field.EnumValues.Count > 0) text.Append($", EnumValues = [{string.Join(", ", field.EnumValues.Select(Quote))}]");
        if (field.Doc.Length > 0) text.Append(", Doc = " + Quote(field.Doc));
        text.Append(" },\n");
    }

    private static string Value(ValueModel value, FieldModel? field) => value.Kind switch
    {
        ValueKind.Object => $"new StructSchema(static () => {value.Type}.ApiSchema{(field?.Atomic == true ? ", Atomic: true" : "")})",
        ValueKind.List => $"new ListSchema({Value(value.Element!, null)}, {ListKind(field)}, [{string.Join(", ", (field?.ListKeys ?? new()).Select(Quote))}])",
        ValueKind.Map => $"new MapSchema({Value(value.Element!, null)}, {Bool(field?.Atomic == true)})",
        _ => $"new ScalarSchema(ScalarKind.{Scalar(value.Kind)})",
    };

    private static string ListKind(FieldModel? field) =>
        field?.ListKeys is not null ? Kinds + "Map" : field?.ListSet == true ? Kinds + "Set" : Kinds + "Atomic";

    private static string Scalar(ValueKind kind) => kind switch
    {
        ValueKind.Bool => "Boolean",
        ValueKind.Int => "Int32",
        ValueKind.Long => "Int64",
        ValueKind.Raw => "Any",
        _ => kind.ToString(),
    };

    private static string Bool(bool value) => value ? "true" : "false";

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
