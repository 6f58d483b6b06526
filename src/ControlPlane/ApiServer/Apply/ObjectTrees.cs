using System.Collections.Concurrent;
using NetKube.ControlPlane.ApiServer.Apply.Trees;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>Typed objects as trees, without their managedFields, and back.</summary>
internal sealed class ObjectTrees
{
    private const string Managed = "managedFields";
    private const string Version = "resourceVersion";
    private readonly ConcurrentDictionary<ApiResource, JsonTree> _empty = new();

    /// <summary>An object, or what a new one is before anybody wrote to it.</summary>
    public JsonTree Of(ApiResource resource, IKubeObject? value) => value is null ? _empty.GetOrAdd(resource, Empty) : Parse(value, Managed);

    /// <summary>Whether two objects are equal but for managedFields and resourceVersion.</summary>
    public static bool SameContent(IKubeObject left, IKubeObject right) => JsonTree.Same(Parse(left, Managed, Version), Parse(right, Managed, Version));

    /// <summary>The object of a tree; throws <see cref="ApiFormatException"/> for values that the type cannot hold.</summary>
    public static IKubeObject ToObject(ApiResource resource, JsonTree tree)
    {
        var input = new JsonInput(tree.ToJson());
        var value = (IKubeObject)resource.ReadJson(ref input);
        input.End();
        return value;
    }

    private static JsonTree Empty(ApiResource resource) => Parse(ToObject(resource, JsonTree.Map([])), Managed);

    private static JsonTree Parse(IKubeObject value, params scoped ReadOnlySpan<string> skip)
    {
        using var output = new JsonOutput();
        value.WriteJson(output);
        return JsonTree.Parse(output.Written, skip);
    }
}
