using System.Text;
using NetKube.ControlPlane.Kinds;
using NetKube.ControlPlane.Kinds.Services;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Kinds;

/// <summary>What a kind's own rules say of an object, without a server: defaulted and prepared as a write would.</summary>
internal static class Judged
{
    public static IReadOnlyList<IKind> Kinds { get; } = KindCatalog.All(ServiceNetworkOptions.Default, TimeProvider.System);

    public static IKind KindOf(string resource)
    {
        var (groupVersion, plural) = (resource[..resource.LastIndexOf('/')], resource[(resource.LastIndexOf('/') + 1)..]);
        return Kinds.Single(k => k.Resource.GroupVersion == groupVersion && k.Resource.Plural == plural);
    }

    /// <summary>"Required spec.containers; Invalid spec.x", sorted; empty for a good object.</summary>
    public static string New(string resource, string json)
    {
        var kind = KindOf(resource);
        var errors = new FieldErrors();
        kind.Validate(Prepared(kind, json), errors);
        return Text(errors);
    }

    /// <summary>What is wrong with a change of an object.</summary>
    public static string Changed(string resource, string before, string after)
    {
        var kind = KindOf(resource);
        var (old, value) = (Prepared(kind, before), Read(kind, after));
        value.Metadata.Uid = old.Metadata.Uid;
        value.Metadata.Generation = old.Metadata.Generation;
        kind.Default(value);
        kind.PrepareForUpdate(value, old);
        var errors = new FieldErrors();
        kind.ValidateUpdate(value, old, errors);
        return Text(errors);
    }

    /// <summary>An object as its kind reads it.</summary>
    public static IKubeObject Read(IKind kind, string json)
    {
        var input = new JsonInput(Encoding.UTF8.GetBytes(json));
        var value = (IKubeObject)kind.Resource.ReadJson(ref input);
        (value.Kind, value.ApiVersion) = (kind.Resource.Kind, kind.Resource.GroupVersion);
        if (value.Metadata.Name.Length == 0) value.Metadata.Name = "o";
        if (kind.Resource.Namespaced) value.Metadata.Namespace = "default";
        return value;
    }

    private static IKubeObject Prepared(IKind kind, string json)
    {
        var value = Read(kind, json);
        value.Metadata.Uid = "0b5c1e3a-0000-4000-8000-000000000001";
        kind.Default(value);
        kind.PrepareForCreate(value);
        return value;
    }

    private static string Text(FieldErrors errors) =>
        string.Join("; ", errors.All
            .Select(e => $"{e.Type.ToString().Replace("FieldValue", "", StringComparison.Ordinal)} {e.Path}")
            .Order(StringComparer.Ordinal));
}
