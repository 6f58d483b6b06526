using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Legacy;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Hints;

/// <summary>What a path that names nothing may have meant.</summary>
internal static class PathHints
{
    private static readonly LegacyTable Removed = new(ApiCatalog.BuiltIn);

    /// <summary>Kubernetes' 404, with a suggestion where there is a near one.</summary>
    public static ApiException NoSuchPath(RequestPath path)
    {
        var plain = ApiException.NoSuchPath();
        return Suggestion(path) is { } suggestion
            ? ApiException.Make(404, plain.Status.Reason, $"{plain.Status.Message} ({suggestion})", plain.Status.Details) : plain;
    }

    private static string? Suggestion(RequestPath path)
    {
        if (!path.IsResource) return null;
        if (Removed.Find(path.GroupVersion, path.Resource) is { } legacy)
        {
            return $"{path.GroupVersion} {legacy.Modern.Kind} is gone since {legacy.RemovedIn}: use apiVersion {legacy.Modern.GroupVersion}, or start the server with --legacy-apis";
        }
        var resources = ApiCatalog.BuiltIn.Resources;
        var elsewhere = resources.Where(r => r.Plural == path.Resource).Select(r => r.GroupVersion).Distinct().ToList();
        if (elsewhere.Count > 0) return elsewhere.Contains(path.GroupVersion) ? null : $"did you mean apiVersion {string.Join(" or ", elsewhere)}?";
        var near = FieldSuggestions.Nearest(path.Resource, resources.Where(r => r.GroupVersion == path.GroupVersion).Select(r => r.Plural))
            ?? resources.FirstOrDefault(r => r.GroupVersion == path.GroupVersion
                && (r.Singular == path.Resource || r.ShortNames.Contains(path.Resource)))?.Plural;
        return near is null ? null : $"did you mean \"{near}\"?";
    }
}
