using System.Text.Json.Nodes;

namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>One recorded conversation with a Kubernetes v1.36.2 API server: requests in order, each with its answer.</summary>
internal sealed record GoldenCase(string Id, string Topic, JsonObject Content)
{
    /// <summary>The steps, as recorded.</summary>
    public IReadOnlyList<JsonObject> Steps { get; } = [.. Content["steps"]!.AsArray().Select(s => s!.AsObject())];

    /// <summary>Managed fields are compared too.</summary>
    public bool ManagedFields => Content["managedFields"]?.GetValue<bool>() ?? false;

    /// <summary>Changes what other cases see, so it runs alone.</summary>
    public bool Serial => Content["serial"]?.GetValue<bool>() ?? false;

    /// <summary>The namespace gets its ServiceAccount, as a controller would give it one.</summary>
    public bool WithServiceAccount => Content["sa"]?.GetValue<bool>() ?? true;

    /// <summary>Where the recorded cases lie beside the tests.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Golden");

    /// <summary>
    /// All cases that need no controllers; those of the profile "full" were recorded with them running. The scheduler's
    /// scenarios have a format and a test of their own.
    /// </summary>
    public static IReadOnlyList<GoldenCase> All() =>
        [.. Directory.GetFiles(Path.Combine(Folder, "Cases"), "*.json").Where(f => Path.GetFileName(f) != "sched.json").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<GoldenCase> Read(string file) =>
        from node in JsonNode.Parse(File.ReadAllText(file))!.AsArray()
        let content = node.AsObject()
        where (content["profile"]?.GetValue<string>() ?? "api") == "api"
        select new GoldenCase(content["id"]!.GetValue<string>(), content["topic"]!.GetValue<string>(), content);
}

/// <summary>Where an answer first differs from the recorded one.</summary>
internal sealed record Difference(int Step, string Pointer, string Expected, string Got)
{
    public override string ToString() => $"step {Step} {Pointer}: expected {Short(Expected)}, got {Short(Got)}";

    private static string Short(string value) => value.Length <= 200 ? value : value[..197] + "...";
}

/// <summary>A case ends at its first difference.</summary>
internal sealed class DifferenceException(Difference difference) : Exception(difference.ToString())
{
    public Difference Difference => difference;
}
