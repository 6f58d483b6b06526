namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>The types whose JSON has a form of its own.</summary>
internal static class LiteralDefinitions
{
    public static LiteralDefinition Of(string name) => name[(name.LastIndexOf('.') + 1)..] switch
    {
        // Version 2 has no word for "one of two types": string with a format that says so.
        "Quantity" => new(
            """{"description":"An amount with an optional suffix such as 500m, 2Gi or 1e3; whole numbers may be given as numbers.","type":"string"}""",
            """{"description":"An amount with an optional suffix such as 500m, 2Gi or 1e3; whole numbers may be given as numbers.","oneOf":[{"type":"string"},{"type":"number"}]}"""),
        "IntOrString" => new(
            """{"description":"A whole number, or a string such as a name or a percentage.","type":"string","format":"int-or-string"}""",
            """{"description":"A whole number, or a string such as a name or a percentage.","format":"int-or-string","oneOf":[{"type":"integer"},{"type":"string"}]}"""),
        "Time" => Both("""{"description":"A time in UTC to the second, in the form of RFC 3339.","type":"string","format":"date-time"}"""),
        "MicroTime" => Both("""{"description":"A time in UTC to the microsecond, in the form of RFC 3339.","type":"string","format":"date-time"}"""),
        "Duration" => Both("""{"description":"A length of time such as 300ms, 1.5h or 2h45m.","type":"string"}"""),
        "FieldsV1" => Both("""{"description":"A set of fields as a tree: f:NAME is a field, k:KEYS a list element by its keys, v:VALUE one by its value, i:N one by its place.","type":"object"}"""),
        "RawExtension" => Both("""{"description":"Any object, kept as it is.","type":"object"}"""),
        "WatchEvent" => new(WatchEvent("#/definitions/"), WatchEvent("#/components/schemas/")),
        "Info" => Both(VersionOfServer()),
        "Patch" => Both("""{"description":"A change to an object, in the form that the content type names.","type":"object"}"""),
        "JSON" => Both("""{"description":"Any JSON value."}"""),
        "JSONSchemaPropsOrArray" => Both("""{"description":"One schema, or a list of schemas."}"""),
        "JSONSchemaPropsOrBool" => Both("""{"description":"A schema, or true or false."}"""),
        "JSONSchemaPropsOrStringArray" => Both("""{"description":"A schema, or a list of field names."}"""),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such literal definition"),
    };

    private static string WatchEvent(string prefix) =>
        """{"description":"A change that a watch reports.","type":"object","required":["type","object"],"properties":{"type":{"description":"ADDED, MODIFIED, DELETED, BOOKMARK or ERROR.","type":"string"},"object":{"$ref":"""
        + "\"" + prefix + DefinitionNames.RawExtension + "\"}}}";

    private static string VersionOfServer()
    {
        string[] always = ["major", "minor", "gitVersion", "gitCommit", "gitTreeState", "buildDate", "goVersion", "compiler", "platform"];
        string[] fields = [.. always, "emulationMajor", "emulationMinor", "minCompatibilityMajor", "minCompatibilityMinor"];
        return """{"description":"What the server was built from.","type":"object","required":["""
            + string.Join(',', always.Select(f => $"\"{f}\"")) + "],\"properties\":{"
            + string.Join(',', fields.Select(f => $"\"{f}\":{{\"type\":\"string\"}}")) + "}}";
    }

    private static LiteralDefinition Both(string text) => new(text, text);
}
