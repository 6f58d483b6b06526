using NetKube.Shared.Api;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Discovery.OpenApi;

/// <summary>A kind as the extension x-kubernetes-group-version-kind names it.</summary>
internal readonly record struct KindName(string Group, string Version, string Kind)
{
    public static KindName Of(string groupVersion, string kind)
    {
        var slash = groupVersion.IndexOf('/', StringComparison.Ordinal);
        return new KindName(slash < 0 ? "" : groupVersion[..slash], groupVersion[(slash + 1)..], kind);
    }
}

/// <summary>
/// How definitions are called: by the Go package that publishes the type, read backwards from its domain. Generated
/// clients of every language depend on these names.
/// </summary>
internal static class DefinitionNames
{
    public const string Meta = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    public const string Patch = Meta + "Patch";
    public const string WatchEvent = Meta + "WatchEvent";
    public const string Quantity = "io.k8s.apimachinery.pkg.api.resource.Quantity";
    public const string IntOrString = "io.k8s.apimachinery.pkg.util.intstr.IntOrString";
    public const string RawExtension = "io.k8s.apimachinery.pkg.runtime.RawExtension";
    public const string Version = "io.k8s.apimachinery.pkg.version.Info";
    private const string ApiExtensions = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.";

    public static string Of(TypeSchema type) => Package(type.GroupVersion) + type.Name;

    public static string ListOf(ApiResource resource) => Package(resource.GroupVersion) + resource.Kind + "List";

    /// <summary>The definition that a scalar refers to; null for plain types.</summary>
    public static string? Of(ScalarKind kind, TypeSchema owner, string field) => kind switch
    {
        ScalarKind.Quantity => Quantity,
        ScalarKind.IntOrString => IntOrString,
        ScalarKind.Time => Meta + "Time",
        ScalarKind.MicroTime => Meta + "MicroTime",
        ScalarKind.Duration => Meta + "Duration",
        ScalarKind.Any when field == "fieldsV1" => Meta + "FieldsV1",
        ScalarKind.Any when owner.Name == "JSONSchemaProps" => ApiExtensions + owner.GroupVersion[(owner.GroupVersion.IndexOf('/', StringComparison.Ordinal) + 1)..] + "." + SchemaValue(field),
        ScalarKind.Any => RawExtension,
        _ => null,
    };

    /// <summary>The fields of JSONSchemaProps that hold one thing or another.</summary>
    private static string SchemaValue(string field) => field switch
    {
        "items" => "JSONSchemaPropsOrArray",
        "additionalItems" or "additionalProperties" => "JSONSchemaPropsOrBool",
        "dependencies" => "JSONSchemaPropsOrStringArray",
        _ => "JSON",
    };

    private static string Package(string groupVersion)
    {
        var (group, version, _) = KindName.Of(groupVersion, "");
        return group switch
        {
            "" => $"io.k8s.api.core.{version}.",
            "meta.k8s.io" => $"io.k8s.apimachinery.pkg.apis.meta.{version}.",
            "apiextensions.k8s.io" => $"{ApiExtensions}{version}.",
            "apiregistration.k8s.io" => $"io.k8s.kube-aggregator.pkg.apis.apiregistration.{version}.",
            "metrics.k8s.io" => $"io.k8s.metrics.pkg.apis.metrics.{version}.",
            _ => $"io.k8s.api.{group.Split('.')[0]}.{version}.",
        };
    }
}
