using NetKube.ControlPlane.Auth.Rbac;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Auth.Nodes;

/// <summary>
/// What a node's agent may do: about itself, its pods, and what those need. Everything else that role system:node names
/// is the same for all nodes. Which fields of its own objects it may change is NodeRestriction's business.
/// </summary>
public sealed class NodeAuthorizer(NodeGraph graph, IReadOnlyList<PolicyRule> commonRules) : IAuthorizer
{
    private const string LeaseNamespace = "kube-node-lease";

    public ValueTask<(AccessDecision Decision, string Why)> AuthorizeAsync(AccessRequest request, CancellationToken stop)
    {
        if (NodeIdentity.NodeOf(request.User) is not { } node) return ValueTask.FromResult((AccessDecision.NoOpinion, ""));
        var refused = request.IsResource ? Refuse(node, request) : null;
        var common = refused is null && commonRules.Any(rule => RuleMatch.Allows(rule, request));
        return ValueTask.FromResult(refused switch
        {
            "" => (AccessDecision.Allow, ""),
            null => common ? (AccessDecision.Allow, "") : (AccessDecision.NoOpinion, ""),
            _ => (AccessDecision.NoOpinion, refused),
        });
    }

    /// <summary>A reason against it; empty when the node itself is a reason for it; null where all nodes are alike.</summary>
    private string? Refuse(string node, AccessRequest request) => (request.Group, request.Resource) switch
    {
        ("", "secrets") => Read(node, request, graph.NeedsSecret),
        ("", "configmaps") => Read(node, request, graph.NeedsConfigMap),
        ("", "persistentvolumeclaims") => request.Subresource == "status" ? Status(node, request) : Get(node, request, graph.NeedsClaim),
        ("", "persistentvolumes") => Get(node, request, (n, _, name) => graph.NeedsVolume(n, name)),
        ("resource.k8s.io", "resourceclaims") => Get(node, request, graph.NeedsResourceClaim),
        ("resource.k8s.io", "resourceslices") => Slices(node, request),
        ("storage.k8s.io", "volumeattachments") => Get(node, request, (n, _, name) => graph.NeedsAttachment(n, name)),
        ("storage.k8s.io", "csinodes") => Own(node, request, ""),
        ("coordination.k8s.io", "leases") => Own(node, request, LeaseNamespace),
        ("", "serviceaccounts") when request.Subresource == "token" => Token(node, request),
        ("", "serviceaccounts") => Get(node, request, graph.RunsAs),
        ("", "nodes") => Node(node, request),
        ("", "pods") => Pods(node, request),
        _ => null,
    };

    private static string Read(string node, AccessRequest request, Func<string, string, string, bool> needs)
    {
        if (request.Verb is not ("get" or "list" or "watch")) return "can only read resources of this type";
        if (request.Subresource.Length > 0) return "cannot read subresource";
        var name = NameOf(request);
        if (name.Length == 0) return "can only read namespaced object of this type by name";
        return needs(node, request.Namespace, name) ? "" : NoRelationship(node);
    }

    private static string Get(string node, AccessRequest request, Func<string, string, string, bool> needs)
    {
        if (request.Verb != "get") return "can only get individual resources of this type";
        if (request.Subresource.Length > 0) return "cannot get subresource";
        return request.Name.Length > 0 && needs(node, request.Namespace, request.Name) ? "" : NoRelationship(node);
    }

    private string Status(string node, AccessRequest request)
    {
        if (request.Verb is not ("get" or "update" or "patch")) return "can only get, update or patch the status of individual resources of this type";
        return request.Name.Length > 0 && graph.NeedsClaim(node, request.Namespace, request.Name) ? "" : NoRelationship(node);
    }

    private string Token(string node, AccessRequest request)
    {
        if (request.Verb != "create" || request.Name.Length == 0) return "can only create tokens for individual service accounts";
        return graph.RunsAs(node, request.Namespace, request.Name) ? "" : NoRelationship(node);
    }

    private static string Own(string node, AccessRequest request, string inNamespace)
    {
        if (request.Verb is not ("get" or "create" or "update" or "patch" or "delete")) return "can only get, create, update, patch, or delete";
        if (request.Subresource.Length > 0) return "cannot authorize subresources";
        if (request.Namespace != inNamespace) return $"can only access leases in the \"{LeaseNamespace}\" system namespace";
        // A create has no name in its URL: NodeRestriction looks at the object.
        return request.Verb == "create" || request.Name == node ? "" : "can only access the object with the same name as the requesting node";
    }

    private static string Slices(string node, AccessRequest request) => request.Verb switch
    {
        "list" or "watch" or "deletecollection" => Selects(request, "spec.nodeName", node) ? "" : $"can only list/watch/deletecollection resourceslices with spec.nodeName field selector = {node}",
        "get" or "create" or "update" or "patch" or "delete" => "",
        _ => "only the following verbs are allowed for a ResourceSlice: get, watch, list, create, update, patch, delete, deletecollection",
    };

    private static string Node(string node, AccessRequest request) => (request.Subresource, request.Verb) switch
    {
        ("", "create" or "update" or "patch") or ("status", "update" or "patch") => "",
        ("", "get" or "list" or "watch") => NameOf(request) == node ? "" : $"node '{node}' cannot read '{NameOf(request)}', only its own Node object",
        _ => $"node '{node}' cannot {request.Verb} nodes{(request.Subresource.Length > 0 ? "/" + request.Subresource : "")}",
    };

    private string Pods(string node, AccessRequest request) => (request.Subresource, request.Verb) switch
    {
        ("", "create" or "delete") or ("status", "update" or "patch") or ("eviction", "create") => "",
        ("", "get") => graph.HasPod(node, request.Namespace, request.Name) ? "" : NoRelationship(node),
        ("", "list" or "watch") => Selects(request, "spec.nodeName", node) || (NameOf(request) is { Length: > 0 } name && graph.HasPod(node, request.Namespace, name)) ? "" : $"can only list/watch pods with spec.nodeName field selector = {node}",
        _ => $"node '{node}' cannot {request.Verb} pods{(request.Subresource.Length > 0 ? "/" + request.Subresource : "")}",
    };

    /// <summary>A list or watch of one object names it by field selector.</summary>
    private static string NameOf(AccessRequest request) => request.Name.Length > 0 ? request.Name : Selected(request, "metadata.name") ?? "";

    private static bool Selects(AccessRequest request, string field, string value) => Selected(request, field) == value;

    /// <summary>The value that the field selector demands of a field; null when it leaves it open.</summary>
    private static string? Selected(AccessRequest request, string field)
    {
        foreach (var term in request.FieldSelector.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = term.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || term[equals - 1] == '!' || term[..equals] != field) continue;
            return term[(equals + 1)..].TrimStart('=');
        }
        return null;
    }

    private static string NoRelationship(string node) => $"no relationship found between node '{node}' and this object";
}
