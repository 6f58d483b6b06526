namespace NetKube.Testing.Faults;

/// <summary>What a request asks for, as authorization names it. Pure.</summary>
/// <param name="Verb">get, list, watch, create, update, patch, delete, deletecollection.</param>
/// <param name="Resource">Such as pods or pods/status; empty for paths that are no resources.</param>
internal readonly record struct RequestShape(string Verb, string Resource)
{
    public static RequestShape Of(HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        var parts = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        var rest = parts switch
        {
            ["api", _, .. var inCore] => inCore,
            ["apis", _, _, .. var inGroup] => inGroup,
            _ => [],
        };
        // namespaces/NAME alone is a Namespace, namespaces/NAME/more what lives in it.
        if (rest is ["namespaces", _, _, ..] && rest is not ["namespaces", _, "status" or "finalize"]) rest = rest[2..];
        if (rest.IsEmpty) return new RequestShape(request.Method.Method.ToLowerInvariant(), "");
        var named = rest.Length > 1;
        var resource = rest.Length > 2 ? $"{rest[0]}/{rest[2]}" : rest[0];
        return new RequestShape(VerbOf(request.Method, named, uri.Query), resource);
    }

    private static string VerbOf(HttpMethod method, bool named, string query) => method.Method switch
    {
        "GET" when query.Contains("watch=", StringComparison.Ordinal) => "watch",
        "GET" => named ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        _ => named ? "delete" : "deletecollection",
    };
}
