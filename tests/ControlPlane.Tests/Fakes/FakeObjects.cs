using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Tests.Fakes;

/// <summary>The cluster's objects in a dictionary, for the API server's inner parts.</summary>
internal sealed class FakeObjects : IObjectReader, IObjectWriter
{
    private readonly SortedDictionary<(string Resource, string Namespace, string Name), IKubeObject> _objects = new();
    private readonly Dictionary<Type, long> _generations = [];
    private readonly Lock _gate = new();
    private int _uids;

    /// <summary>How often a list was asked for, by type: what a cache saves.</summary>
    public Dictionary<Type, int> Lists { get; } = [];

    public FakeObjects With<T>(params T[] values)
        where T : class, IKubeObject, IApiValue<T>
    {
        foreach (var value in values) Put(value);
        return this;
    }

    public T Put<T>(T value)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            if (value.Metadata.Uid.Length == 0) value.Metadata.Uid = $"uid-{++_uids}";
            _objects[Key<T>(value.Metadata.Namespace, value.Metadata.Name)] = value;
            _generations[typeof(T)] = _generations.GetValueOrDefault(typeof(T)) + 1;
            return value;
        }
    }

    public void Remove<T>(string? inNamespace, string name)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            _objects.Remove(Key<T>(inNamespace, name));
            _generations[typeof(T)] = _generations.GetValueOrDefault(typeof(T)) + 1;
        }
    }

    public T? Get<T>(string? inNamespace, string name)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate) return (T?)_objects.GetValueOrDefault(Key<T>(inNamespace, name));
    }

    public IReadOnlyList<T> List<T>(string? inNamespace)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            Lists[typeof(T)] = Lists.GetValueOrDefault(typeof(T)) + 1;
            return [.. _objects.Values.OfType<T>().Where(o => string.IsNullOrEmpty(inNamespace) || o.Metadata.Namespace == inNamespace)];
        }
    }

    public long Generation<T>()
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate) return _generations.GetValueOrDefault(typeof(T));
    }

    public Task<T> CreateAsync<T>(T value, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        if (Get<T>(value.Metadata.Namespace, value.Metadata.Name) is not null) throw ApiException.AlreadyExists(ApiCatalog.BuiltIn.Of<T>(), value.Metadata.Name);
        return Task.FromResult(Put(value));
    }

    public Task<T> UpdateAsync<T>(string? inNamespace, string name, Func<T, T?> change, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            var stored = Get<T>(inNamespace, name) ?? throw ApiException.NotFound(ApiCatalog.BuiltIn.Of<T>(), name);
            return Task.FromResult(change(stored.Clone()) is { } changed ? Put(changed) : stored);
        }
    }

    private static (string Resource, string Namespace, string Name) Key<T>(string? inNamespace, string name)
        where T : class, IKubeObject, IApiValue<T>
    {
        var resource = ApiCatalog.BuiltIn.Of<T>();
        return (resource.QualifiedName, resource.Namespaced ? inNamespace ?? "" : "", name);
    }
}
