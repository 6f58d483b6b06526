#:property PublishAot=false
#:property AnalysisMode=Default
#:property ManagePackageVersionsCentrally=false
// Writes src/Shared/Api/<Group>/<Version>/*.cs from facts/*.json: one file a type, and one file a group with its
// resources. Run from the repository's root: dotnet run tools/GenerateApi.cs
// Adding a group is a line in Groups. The serializers are not written here: src/Generators derives them from these types.
using System.Globalization;
using System.Text;
using System.Text.Json;

var facts = JsonDocument.Parse(File.ReadAllBytes("facts/api-types.json")).RootElement;
var resources = JsonDocument.Parse(File.ReadAllBytes("facts/api-resources.json")).RootElement;
var docs = ReadDocs("facts/api-docs.tsv");
foreach (var (groupVersion, folder) in Catalog.Groups)
{
    var directory = Path.Combine("src/Shared/Api", folder.Replace('.', '/'));
    if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
    Directory.CreateDirectory(directory);
    var group = facts.GetProperty(groupVersion);
    foreach (var type in group.GetProperty("types").EnumerateObject())
    {
        if (Catalog.Special.Contains(type.Name)) continue;
        File.WriteAllText(Path.Combine(directory, type.Name + ".cs"), new TypeFile(facts, docs, groupVersion, folder).Render(type));
    }
    foreach (var alias in group.GetProperty("enums").EnumerateObject())
    {
        if (alias.Name == "string" || group.GetProperty("types").TryGetProperty(alias.Name, out _)) continue;
        File.WriteAllText(Path.Combine(directory, alias.Name + ".cs"), EnumFile.Render(folder, alias));
    }
    var own = resources.EnumerateArray().Where(r => r.GetProperty("groupVersion").GetString() == groupVersion).ToList();
    if (own.Count > 0) File.WriteAllText(Path.Combine(directory, "Resources.cs"), ResourceFile.Render(groupVersion, folder, own));
}

static Dictionary<string, string> ReadDocs(string path)
{
    var result = new Dictionary<string, string>(StringComparer.Ordinal);
    if (!File.Exists(path)) return result;
    foreach (var line in File.ReadLines(path))
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab > 0) result[line[..tab]] = line[(tab + 1)..].Trim();
    }
    return result;
}

internal static class Catalog
{
    /// <summary>Group version → namespace below NetKube.Shared.Api.</summary>
    public static readonly (string GroupVersion, string Folder)[] Groups =
    [
        ("v1", "Core.V1"), ("apps/v1", "Apps.V1"), ("batch/v1", "Batch.V1"),
        ("autoscaling/v1", "Autoscaling.V1"), ("autoscaling/v2", "Autoscaling.V2"),
        ("networking.k8s.io/v1", "Networking.V1"), ("discovery.k8s.io/v1", "Discovery.V1"), ("policy/v1", "Policy.V1"),
        ("rbac.authorization.k8s.io/v1", "Rbac.V1"), ("storage.k8s.io/v1", "Storage.V1"),
        ("scheduling.k8s.io/v1", "Scheduling.V1"), ("coordination.k8s.io/v1", "Coordination.V1"),
        ("events.k8s.io/v1", "Events.V1"), ("node.k8s.io/v1", "Node.V1"), ("certificates.k8s.io/v1", "Certificates.V1"),
        ("admissionregistration.k8s.io/v1", "AdmissionRegistration.V1"), ("admission.k8s.io/v1", "Admission.V1"),
        ("authentication.k8s.io/v1", "Authentication.V1"), ("authorization.k8s.io/v1", "Authorization.V1"),
        ("flowcontrol.apiserver.k8s.io/v1", "FlowControl.V1"), ("resource.k8s.io/v1", "Resource.V1"),
        ("apidiscovery.k8s.io/v2", "ApiDiscovery.V2"), ("meta.k8s.io/v1", "Meta.V1"),
        ("apiextensions.k8s.io/v1", "ApiExtensions.V1"), ("apiregistration.k8s.io/v1", "ApiRegistration.V1"),
        ("metrics.k8s.io/v1beta1", "Metrics.V1Beta1"), ("audit.k8s.io/v1", "Audit.V1"),
    ];

    /// <summary>Types whose JSON is not a plain object; they are written by hand in src/Shared/Api.</summary>
    public static readonly HashSet<string> Special = new(StringComparer.Ordinal)
    {
        "Time", "MicroTime", "Duration", "JSON", "JSONSchemaPropsOrArray", "JSONSchemaPropsOrBool", "JSONSchemaPropsOrStringArray",
        "CustomResourceSubresourceStatus", "TypeMeta",
    };

    /// <summary>Types of meta/v1 that the facts do not list.</summary>
    public static readonly HashSet<string> HandWritten = new(StringComparer.Ordinal) { "GroupVersionKind", "GroupVersionResource" };

    /// <summary>Gates that are alpha in v1.36 and off: their fields do not exist here.</summary>
    public static readonly HashSet<string> AlphaGates = new(StringComparer.Ordinal)
    {
        "CrossNamespaceVolumeDataSource", "ContainerStopSignals", "GenericWorkload", "DRANodeAllocatableResources",
        "ShardedListAndWatch", "DRAListTypeAttributes", "PodLogsQuerySplitStreams", "VolumeLimitScaling",
    };

    public static string Pascal(string json)
    {
        var text = new StringBuilder();
        var upper = true;
        foreach (var c in json)
        {
            if (!char.IsAsciiLetterOrDigit(c)) { upper = true; continue; }
            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }
        if (text.Length == 0) text.Append("None");
        if (char.IsAsciiDigit(text[0])) text.Insert(0, '_');
        return text.ToString();
    }

    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    public const string Header = "// Written by tools/GenerateApi.cs from facts/; do not edit.\n";
}

/// <summary>One API type as a C# class.</summary>
internal sealed class TypeFile(JsonElement facts, Dictionary<string, string> docs, string groupVersion, string folder)
{
    public string Render(JsonProperty type)
    {
        var fields = type.Value.GetProperty("fields").EnumerateArray().ToList();
        var isObject = fields.Any(f => IsInline(f) && f.GetProperty("type").GetString()!.EndsWith("TypeMeta", StringComparison.Ordinal));
        var bases = Bases(fields, isObject);
        var text = new StringBuilder(Catalog.Header);
        text.Append($"namespace NetKube.Shared.Api.{folder};\n\n");
        if (docs.TryGetValue($"{groupVersion}.{type.Name}", out var doc)) text.Append($"/// <summary>{Xml(doc)}</summary>\n");
        text.Append($"[ApiType({Catalog.Quote(groupVersion)}{(isObject ? ", IsObject = true" : "")}{(HasMark(type.Value, "+structType=atomic") ? ", Atomic = true" : "")})]\n");
        text.Append($"public sealed partial class {type.Name}{bases}\n{{\n");
        if (isObject)
        {
            text.Append("    public string Kind { get; set; } = \"\";\n    public string ApiVersion { get; set; } = \"\";\n");
        }
        foreach (var field in fields)
        {
            if (IsInline(field) && field.GetProperty("type").GetString()!.EndsWith("TypeMeta", StringComparison.Ordinal)) continue;
            Field(text, type.Name, field);
        }
        return text.Append("}\n").ToString();
    }

    private static string Bases(List<JsonElement> fields, bool isObject)
    {
        if (!isObject) return "";
        foreach (var field in fields)
        {
            if (Name(field) != "metadata") continue;
            var type = field.GetProperty("type").GetString()!;
            if (type.EndsWith("ObjectMeta", StringComparison.Ordinal)) return " : IKubeObject";
            if (type.EndsWith("ListMeta", StringComparison.Ordinal))
            {
                var items = fields.FirstOrDefault(f => Name(f) == "items");
                if (items.ValueKind == JsonValueKind.Object)
                {
                    var element = items.GetProperty("type").GetString()![2..];
                    return element == "runtime.RawExtension" || element.StartsWith("metav1", StringComparison.Ordinal)
                        ? "" : $" : IKubeList<{element}>";
                }
            }
        }
        return "";
    }

    private void Field(StringBuilder text, string owner, JsonElement field)
    {
        var marks = Marks(field);
        foreach (var mark in marks)
        {
            if (mark.StartsWith("featureGate=", StringComparison.Ordinal) && mark[12..].Split(',').All(Catalog.AlphaGates.Contains)) return;
        }
        var goType = field.GetProperty("type").GetString()!;
        var inline = IsInline(field);
        var json = inline ? "" : Name(field);
        var property = inline ? goType.TrimStart('*').Split('.')[^1] : Catalog.Pascal(json);
        if (property == owner) property += "Value";
        var (type, initial) = Map(goType);
        if (text[^2] != '{') text.Append('\n');
        if (docs.TryGetValue($"{groupVersion}.{owner}.{json}", out var doc)) text.Append($"    /// <summary>{Xml(doc)}</summary>\n");
        text.Append("    [" + string.Join(", ", Attributes(field, marks, json, goType)) + "]\n");
        text.Append($"    public {type} {property} {{ get; set; }}{initial}\n");
    }

    private IEnumerable<string> Attributes(JsonElement field, List<string> marks, string json, string goType)
    {
        var arguments = new List<string> { Catalog.Quote(json), field.TryGetProperty("pb", out var pb) ? pb.GetInt32().ToString(CultureInfo.InvariantCulture) : "0" };
        if (field.TryGetProperty("omitempty", out _)) arguments.Add("OmitEmpty = true");
        if (goType.StartsWith('*') && goType.EndsWith("Time", StringComparison.Ordinal)) arguments.Add("Pointer = true");
        if (json == "creationTimestamp") arguments.Add("OmitZero = true");
        if (IsInline(field)) arguments.Add("Inline = true");
        if (marks.Contains("required")) arguments.Add("Required = true");
        else if (!marks.Contains("optional") && !field.TryGetProperty("omitempty", out _) && !IsInline(field)) arguments.Add("Required = true");
        var defaultMark = marks.FirstOrDefault(m => m.StartsWith("default=", StringComparison.Ordinal));
        if (defaultMark is not null) arguments.Add("Default = " + Catalog.Quote(ResolveDefault(defaultMark[8..])));
        if (EnumOf(goType) is { } constants) arguments.Add($"Enum = typeof({constants})");
        yield return $"Field({string.Join(", ", arguments)})";
        if (field.TryGetProperty("patchStrategy", out var strategy))
        {
            var key = field.TryGetProperty("patchMergeKey", out var mergeKey) ? $", Key = {Catalog.Quote(mergeKey.GetString()!)}" : "";
            yield return $"Patch({Catalog.Quote(strategy.GetString()!)}{key})";
        }
        var keys = marks.Where(m => m.StartsWith("listMapKey=", StringComparison.Ordinal)).Select(m => Catalog.Quote(m[11..])).ToList();
        if (marks.Contains("listType=map")) yield return $"ListMap({string.Join(", ", keys)})";
        if (marks.Contains("listType=set")) yield return "ListSet";
        if (marks.Contains("mapType=atomic") || marks.Contains("structType=atomic")) yield return "Atomic";
    }

    private static string ResolveDefault(string text) => text switch
    {
        "ref(AzureDataDiskCachingReadWrite)" => "\"ReadWrite\"",
        "ref(AzureSharedBlobDisk)" => "\"Shared\"",
        _ => text,
    };

    /// <summary>The constants class of a string alias with known values, if there is one.</summary>
    private string? EnumOf(string goType)
    {
        var (at, name) = Resolve(goType.TrimStart('*'));
        return at is not null && facts.GetProperty(at).GetProperty("enums").TryGetProperty(name, out _) ? Qualified(at, name) : null;
    }

    private (string Type, string Initial) Map(string go)
    {
        if (go.StartsWith('*'))
        {
            var inner = Map(go[1..]).Type;
            return (inner.EndsWith('?') ? inner : inner + "?", "");
        }
        var (type, kind) = Value(go);
        return kind switch
        {
            'S' => (type, " = \"\";"),
            'O' => (type, " = new();"),
            'C' => (type + "?", ""),
            'T' => (type + "?", ""),
            _ => (type, ""),
        };
    }

    /// <summary>Kinds: S string, V plain value, O object, C collection, T nullable value (time, raw JSON).</summary>
    private (string Type, char Kind) Value(string go)
    {
        if (go == "[]byte") return ("byte[]", 'C');
        if (go.StartsWith("[]", StringComparison.Ordinal)) return ($"List<{Value(go[2..]).Type}>", 'C');
        if (go.StartsWith("map[", StringComparison.Ordinal)) return ($"Dictionary<string, {Value(go[(go.IndexOf(']', StringComparison.Ordinal) + 1)..]).Type}>", 'C');
        switch (go)
        {
            case "string" or "types.UID": return ("string", 'S');
            case "bool": return ("bool", 'V');
            case "int32": return ("int", 'V');
            case "int64" or "time.Duration": return ("long", 'V');
            case "float64": return ("double", 'V');
            case "resource.Quantity": return ("Quantity", 'V');
            case "intstr.IntOrString": return ("IntOrString", 'V');
            case "runtime.RawExtension" or "runtime.Unknown" or "interface{}" or "FieldsV1" or "JSON" or "JSONSchemaPropsOrArray" or "JSONSchemaPropsOrBool" or "JSONSchemaPropsOrStringArray" or "CustomResourceSubresourceStatus": return ("RawJson", 'T');
            case "metav1.Time" or "Time" or "time.Time": return ("Time", 'T');
            case "metav1.MicroTime" or "MicroTime": return ("MicroTime", 'T');
            case "metav1.Duration" or "Duration": return ("Duration", 'V');
            case "metav1.FieldsV1": return ("RawJson", 'T');
            default: break;
        }
        var (at, name) = Resolve(go);
        if (at is null) throw new InvalidOperationException($"unknown type {go} in {groupVersion}");
        if (Catalog.HandWritten.Contains(name)) return (Qualified(at, name), 'O');
        var home = facts.GetProperty(at);
        if (home.GetProperty("types").TryGetProperty(name, out _)) return (Qualified(at, name), 'O');
        var alias = home.GetProperty("aliases").GetProperty(name).GetString()!;
        return alias == "string" ? ("string", 'S') : new TypeFile(facts, docs, at, Folder(at)).Value(alias);
    }

    private (string? GroupVersion, string Name) Resolve(string go)
    {
        go = go.StartsWith("[]", StringComparison.Ordinal) ? go[2..] : go;
        var dot = go.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return Has(groupVersion, go) ? (groupVersion, go) : Has("meta.k8s.io/v1", go) ? ("meta.k8s.io/v1", go) : (null, go);
        var name = go[(dot + 1)..];
        return go[..dot] switch
        {
            "metav1" => Found("meta.k8s.io/v1", name),
            "v1" => Has("v1", name) ? ("v1", name) : Found("meta.k8s.io/v1", name),
            "corev1" or "core" or "apiv1" => Found("v1", name),
            "authenticationv1" or "authnv1" => Found("authentication.k8s.io/v1", name),
            _ => (null, name),
        };
    }

    private (string?, string) Found(string at, string name) =>
        Has(at, name) ? (at, name) : Catalog.HandWritten.Contains(name) ? ("meta.k8s.io/v1", name) : (null, name);

    private bool Has(string at, string name)
    {
        if (at == "meta.k8s.io/v1" && Catalog.HandWritten.Contains(name)) return true;
        var home = facts.GetProperty(at);
        return home.GetProperty("types").TryGetProperty(name, out _) || home.GetProperty("aliases").TryGetProperty(name, out _);
    }

    private string Qualified(string at, string name) => at == groupVersion ? name : $"{Folder(at)}.{name}";

    private static string Folder(string at) => Array.Find(Catalog.Groups, g => g.GroupVersion == at).Folder;

    private static bool IsInline(JsonElement field) => field.TryGetProperty("inline", out _);

    private static string Name(JsonElement field) => field.GetProperty("json").GetString()!;

    private static List<string> Marks(JsonElement field) =>
        field.TryGetProperty("marks", out var marks) ? [.. marks.EnumerateArray().Select(m => m.GetString()!)] : [];

    private static bool HasMark(JsonElement type, string mark) =>
        type.TryGetProperty("marks", out var marks) && marks.EnumerateArray().Any(m => m.GetString() == mark);

    private static string Xml(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

/// <summary>The known values of a string type.</summary>
internal static class EnumFile
{
    public static string Render(string folder, JsonProperty alias)
    {
        var text = new StringBuilder(Catalog.Header);
        text.Append($"namespace NetKube.Shared.Api.{folder};\n\npublic static class {alias.Name}\n{{\n");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in alias.Value.EnumerateArray().Select(v => v.GetString()!).Distinct(StringComparer.Ordinal))
        {
            var name = Catalog.Pascal(value);
            if (name == alias.Name) name += "Value";
            while (!seen.Add(name)) name += "_";
            text.Append($"    public const string {name} = {Catalog.Quote(value)};\n");
        }
        return text.Append("}\n").ToString();
    }
}

/// <summary>The resources of a group version: what discovery says of them.</summary>
internal static class ResourceFile
{
    public static string Render(string groupVersion, string folder, List<JsonElement> resources)
    {
        var text = new StringBuilder(Catalog.Header);
        text.Append($"namespace NetKube.Shared.Api.{folder};\n\n/// <summary>What {groupVersion} serves.</summary>\n");
        text.Append("public static class Resources\n{\n    public static readonly ApiResource[] All =\n    [\n");
        foreach (var resource in resources) One(text, groupVersion, resource);
        return text.Append("    ];\n}\n").ToString();
    }

    private static void One(StringBuilder text, string groupVersion, JsonElement resource)
    {
        var kind = resource.GetProperty("kind").GetString()!;
        text.Append($"        new ApiResource<{kind}>({Q(groupVersion)}, {Q(resource, "resource")}, {Q(resource, "singular")}, namespaced: {(resource.GetProperty("namespaced").GetBoolean() ? "true" : "false")})\n        {{\n");
        text.Append($"            Verbs = [{Words(resource, "verbs")}],\n");
        if (resource.TryGetProperty("shortNames", out _)) text.Append($"            ShortNames = [{Words(resource, "shortNames")}],\n");
        if (resource.TryGetProperty("categories", out _)) text.Append($"            Categories = [{Words(resource, "categories")}],\n");
        if (resource.TryGetProperty("subresources", out var subresources))
        {
            text.Append("            Subresources =\n            [\n");
            foreach (var sub in subresources.EnumerateArray())
            {
                var at = sub.TryGetProperty("groupVersion", out var gv) ? Q(gv.GetString()!) : Q(groupVersion);
                text.Append($"                new({Q(sub, "name")}, {at}, {Q(sub, "kind")}, [{Words(sub, "verbs")}]),\n");
            }
            text.Append("            ],\n");
        }
        if (resource.TryGetProperty("columns", out var columns))
        {
            text.Append("            Columns =\n            [\n");
            foreach (var column in columns.EnumerateArray())
            {
                text.Append($"                new({Q(column[0].GetString()!)}, {Q(column[1].GetString()!)}, {Q(column[2].GetString()!)}, {column[3].GetInt32()}),\n");
            }
            text.Append("            ],\n");
        }
        text.Append("        },\n");
    }

    private static string Words(JsonElement owner, string name) => string.Join(", ", owner.GetProperty(name).EnumerateArray().Select(v => Q(v.GetString()!)));

    private static string Q(JsonElement owner, string name) => Q(owner.GetProperty(name).GetString()!);

    private static string Q(string text) => Catalog.Quote(text);
}
