using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.ApiServer.Legacy;

/// <summary>How old forms of objects become today's. Also parts of objects, as patches have them, are converted.</summary>
internal static class LegacyConversion
{
    /// <summary>Only apiVersion is another.</summary>
    public static void Same(JsonObject value, List<string> changes)
    {
    }

    /// <summary>The selector of a workload was once taken from its template's labels; some fields are gone.</summary>
    public static void Workload(JsonObject value, List<string> changes)
    {
        if (value["spec"] is not JsonObject spec) return;
        foreach (var gone in new[] { "rollbackTo", "templateGeneration" })
        {
            if (spec.Remove(gone)) changes.Add($"spec.{gone} is gone");
        }
        // Only whole objects: a patch that says nothing of the selector leaves it as it is.
        var isWhole = value.ContainsKey("kind");
        if (!isWhole || spec["selector"] is not null || spec["template"]?["metadata"]?["labels"] is not JsonObject { Count: > 0 } labels) return;
        spec["selector"] = new JsonObject { ["matchLabels"] = labels.DeepClone() };
        changes.Add($"spec.selector is required: {{matchLabels: {labels.ToJsonString()}}}");
    }

    /// <summary>A backend is written out, and a path says how it is matched.</summary>
    public static void Ingress(JsonObject value, List<string> changes)
    {
        if (value["spec"] is not JsonObject spec) return;
        if (spec["backend"] is JsonObject usual)
        {
            spec.Remove("backend");
            spec["defaultBackend"] = Backend(usual, changes);
            changes.Add("spec.backend is spec.defaultBackend");
        }
        foreach (var rule in (spec["rules"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var path in (rule["http"]?["paths"] as JsonArray ?? []).OfType<JsonObject>())
            {
                if (path["backend"] is JsonObject backend) path["backend"] = Backend(backend, changes);
                if (path.ContainsKey("pathType")) continue;
                path["pathType"] = "ImplementationSpecific";
                Note(changes, "pathType is required: Prefix, Exact or ImplementationSpecific");
            }
        }
    }

    /// <summary>Subjects once named their group by apiVersion.</summary>
    public static void Binding(JsonObject value, List<string> changes)
    {
        foreach (var subject in (value["subjects"] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (!subject.Remove("apiVersion")) continue;
            if (subject["kind"]?.ToString() is "User" or "Group") subject["apiGroup"] = "rbac.authorization.k8s.io";
            Note(changes, "subjects[].apiVersion is apiGroup: rbac.authorization.k8s.io");
        }
    }

    private static JsonObject Backend(JsonObject old, List<string> changes)
    {
        if (!old.ContainsKey("serviceName") && !old.ContainsKey("servicePort")) return (JsonObject)old.DeepClone();
        var port = old["servicePort"];
        var isNumber = port is JsonValue value && value.TryGetValue<int>(out _);
        Note(changes, "backend: {serviceName, servicePort} is backend: {service: {name, port: {number or name}}}");
        return new JsonObject
        {
            ["service"] = new JsonObject
            {
                ["name"] = old["serviceName"]?.DeepClone(),
                ["port"] = new JsonObject { [isNumber ? "number" : "name"] = port?.DeepClone() },
            },
        };
    }

    private static void Note(List<string> changes, string what)
    {
        if (!changes.Contains(what)) changes.Add(what);
    }
}
