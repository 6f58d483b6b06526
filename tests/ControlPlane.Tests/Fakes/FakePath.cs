using System.Text;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Tests.Fakes;

/// <summary>A resource path, taken apart.</summary>
internal sealed record FakePath(ApiResource Resource, string Ns, string? Name, string? Subresource)
{
    public static FakePath Parse(string path)
    {
        var parts = path.Trim('/').Split('/');
        var groupVersion = parts[0] == "api" ? parts[1] : parts[1] + "/" + parts[2];
        var rest = parts[(parts[0] == "api" ? 2 : 3)..];
        var ns = "";
        if (rest is ["namespaces", _, _, ..] && ApiCatalog.BuiltIn.Find(groupVersion, rest[2]) is { Namespaced: true })
        {
            ns = rest[1];
            rest = rest[2..];
        }
        var resource = ApiCatalog.BuiltIn.Find(groupVersion, rest[0]) ?? throw ApiException.NoSuchPath();
        return new FakePath(resource, ns, rest.Length > 1 ? rest[1] : null, rest.Length > 2 ? rest[2] : null);
    }
}

/// <summary>Discovery of the built-in resources.</summary>
internal static class FakeDiscovery
{
    public static byte[]? TryAnswer(string path)
    {
        var groups = ApiCatalog.BuiltIn.Resources.Select(r => r.GroupVersion).Where(g => g != "v1").Distinct().ToList();
        if (path == "/api") return Encoding.UTF8.GetBytes("""{"versions":["v1"]}""");
        if (path == "/apis")
        {
            var preferred = groups.GroupBy(g => g.Split('/')[0]).Select(g => $$$"""{"name":"{{{g.Key}}}","versions":[{"groupVersion":"{{{g.First()}}}"}],"preferredVersion":{"groupVersion":"{{{g.First()}}}"}}""");
            return Encoding.UTF8.GetBytes($$"""{"groups":[{{string.Join(',', preferred)}}]}""");
        }
        var groupVersion = path.StartsWith("/apis/", StringComparison.Ordinal) ? path["/apis/".Length..] : path == "/api/v1" ? "v1" : null;
        if (groupVersion is null || (groupVersion != "v1" && !groups.Contains(groupVersion))) return null;
        var resources = ApiCatalog.BuiltIn.Resources.Where(r => r.GroupVersion == groupVersion).Select(r =>
            $$"""{"name":"{{r.Plural}}","kind":"{{r.Kind}}","namespaced":{{(r.Namespaced ? "true" : "false")}},"verbs":[{{string.Join(',', r.Verbs.Select(v => $"\"{v}\""))}}]}""");
        return Encoding.UTF8.GetBytes($$"""{"groupVersion":"{{groupVersion}}","resources":[{{string.Join(',', resources)}}]}""");
    }
}
