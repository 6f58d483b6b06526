using System.Text;
using System.Text.Json;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Auth.Bootstrap;

/// <summary>The objects that every cluster begins with, from the resource bootstrap-objects.json (read off a v1.36.2 server).</summary>
public static class BootstrapObjects
{
    private const string Resource = "NetKube.ControlPlane.bootstrap-objects.json";

    /// <summary>A start asks for one kind after the other; between starts nobody needs it.</summary>
    private static readonly WeakReference<JsonDocument?> Parsed = new(null);

    /// <summary>Those of one kind, freshly read.</summary>
    public static IReadOnlyList<T> Of<T>()
        where T : class, IKubeObject, IApiValue<T>
    {
        var resource = ApiCatalog.BuiltIn.Of<T>();
        if (!Document().RootElement.TryGetProperty(resource.Path(null), out var list)) return [];
        return [.. list.EnumerateArray().Select(element => Read(resource, element))];
    }

    private static JsonDocument Document()
    {
        if (Parsed.TryGetTarget(out var known)) return known;
        using var stream = typeof(BootstrapObjects).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing from this build.");
        var document = JsonDocument.Parse(stream);
        Parsed.SetTarget(document);
        return document;
    }

    private static T Read<T>(ApiResource<T> resource, JsonElement element)
        where T : class, IKubeObject, IApiValue<T>
    {
        var input = new JsonInput(Encoding.UTF8.GetBytes(element.GetRawText()));
        var value = T.ReadJson(ref input);
        value.Kind = resource.Kind;
        value.ApiVersion = resource.GroupVersion;
        return value;
    }
}
