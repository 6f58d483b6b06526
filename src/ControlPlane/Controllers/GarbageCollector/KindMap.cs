using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.GarbageCollector;

/// <summary>From the kind that a reference names to the resource where its objects are; any version of the group will do.</summary>
internal sealed class KindMap
{
    private Dictionary<(string Group, string Kind), ServedResource> _byKind = [];

    public void Replace(IEnumerable<ServedResource> served)
    {
        var next = new Dictionary<(string, string), ServedResource>();
        foreach (var resource in served.Where(r => r.Verbs.Contains("get"))) next.TryAdd((resource.Group, resource.Kind), resource);
        Volatile.Write(ref _byKind, next);
    }

    public ServedResource? Find(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return Volatile.Read(ref _byKind).GetValueOrDefault((slash < 0 ? "" : apiVersion[..slash], kind));
    }
}
