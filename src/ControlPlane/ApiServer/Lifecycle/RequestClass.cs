using NetKube.ControlPlane.ApiServer.Http;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>How requests are told apart by what they cost and how long they last.</summary>
public static class RequestClass
{
    /// <summary>Watches and streams.</summary>
    public static bool IsLongRunning(RequestPath path) =>
        path.Verb == "watch" || (path.IsResource && path.Subresource is "exec" or "attach" or "portforward" or "proxy" or "log");

    /// <summary>Whether it is counted under --max-mutating-requests-inflight.</summary>
    public static bool IsMutating(RequestPath path) => path.Verb is not ("get" or "list" or "watch" or "head" or "options");

    /// <summary>The verb as metrics name it.</summary>
    public static string Verb(RequestPath path, string? contentType) => path.Verb switch
    {
        _ when path.IsResource && path.Subresource is "exec" or "attach" or "portforward" or "proxy" => "CONNECT",
        "get" => "GET",
        "list" => "LIST",
        "watch" => "WATCH",
        "create" or "post" => "POST",
        "update" or "put" => "PUT",
        "patch" => contentType?.StartsWith("application/apply-patch", StringComparison.OrdinalIgnoreCase) == true ? "APPLY" : "PATCH",
        "delete" => "DELETE",
        "deletecollection" => "DELETECOLLECTION",
        "head" => "HEAD",
        "options" => "OPTIONS",
        _ => "other",
    };
}
