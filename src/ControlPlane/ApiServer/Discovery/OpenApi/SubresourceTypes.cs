using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Autoscaling.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Policy.V1;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>What subresources take and give.</summary>
internal static class SubresourceTypes
{
    /// <summary>It hands the connection on: its kind is a set of query parameters, not a body.</summary>
    public static bool IsConnection(ApiSubresource sub) => sub.Kind.EndsWith("Options", StringComparison.Ordinal);

    /// <summary>The object that it speaks; null for connections and logs.</summary>
    public static TypeSchema? Body(ApiSubresource sub, ApiCatalog catalog)
    {
        if (IsConnection(sub) || sub.Name == "log") return null;
        return catalog.FindKind(sub.GroupVersion, sub.Kind)?.Schema ?? sub.Kind switch
        {
            nameof(Scale) => Scale.ApiSchema,
            nameof(Eviction) => Eviction.ApiSchema,
            nameof(Binding) => Binding.ApiSchema,
            nameof(TokenRequest) => TokenRequest.ApiSchema,
            _ => throw new InvalidOperationException($"the subresource {sub.Name} speaks {sub.GroupVersion} {sub.Kind}, which no type stands for"),
        };
    }

    /// <summary>The options whose fields are its query parameters.</summary>
    public static TypeSchema? Options(ApiSubresource sub) => sub switch
    {
        { Name: "log" } => PodLogOptions.ApiSchema,
        { Kind: nameof(PodExecOptions) } => PodExecOptions.ApiSchema,
        { Kind: nameof(PodAttachOptions) } => PodAttachOptions.ApiSchema,
        { Kind: nameof(PodPortForwardOptions) } => PodPortForwardOptions.ApiSchema,
        { Kind: nameof(PodProxyOptions) } => PodProxyOptions.ApiSchema,
        { Kind: nameof(NodeProxyOptions) } => NodeProxyOptions.ApiSchema,
        { Kind: nameof(ServiceProxyOptions) } => ServiceProxyOptions.ApiSchema,
        _ => null,
    };
}
