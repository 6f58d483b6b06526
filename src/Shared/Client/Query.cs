using System.Globalization;
using System.Text;

namespace NetKube.Shared.Client;

/// <summary>Paths with their query strings.</summary>
internal static class Query
{
    public static string List(string path, ListRequest request)
    {
        var text = new StringBuilder(path);
        Add(text, "labelSelector", request.LabelSelector);
        Add(text, "fieldSelector", request.FieldSelector);
        Add(text, "limit", request.Limit > 0 ? request.Limit.ToString(CultureInfo.InvariantCulture) : null);
        Add(text, "continue", request.Continue);
        Add(text, "resourceVersion", request.ResourceVersion);
        Add(text, "resourceVersionMatch", request.ResourceVersionMatch);
        return Done(text, path);
    }

    public static string Watch(string path, WatchRequest request)
    {
        var text = new StringBuilder(path);
        Add(text, "watch", "true");
        Add(text, "labelSelector", request.LabelSelector);
        Add(text, "fieldSelector", request.FieldSelector);
        Add(text, "resourceVersion", request.ResourceVersion);
        Add(text, "allowWatchBookmarks", request.AllowBookmarks ? "true" : null);
        Add(text, "timeoutSeconds", request.TimeoutSeconds > 0 ? request.TimeoutSeconds.ToString(CultureInfo.InvariantCulture) : null);
        return Done(text, path);
    }

    public static string Patch(string path, PatchBody patch)
    {
        var text = new StringBuilder(path);
        Add(text, "fieldManager", patch.FieldManager);
        Add(text, "force", patch.Force ? "true" : null);
        return Done(text, path);
    }

    private static void Add(StringBuilder text, string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        text.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }

    private static string Done(StringBuilder text, string path)
    {
        if (text.Length > path.Length) text[path.Length] = '?';
        return text.ToString();
    }
}
