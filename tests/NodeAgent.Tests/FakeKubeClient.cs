using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.Tests;

/// <summary>An API server in a dictionary: keeps objects, counts versions, tells watchers. Every patch is taken as a merge patch.</summary>
internal sealed class FakeKubeClient : IKubeClient
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Type, string, string), IKubeObject> _objects = [];
    private readonly List<(Type Type, Channel<(WatchEventType, IKubeObject)> Events)> _watchers = [];
    private long _version;

    public ConcurrentQueue<string> Deletes { get; } = [];

    public IMetadataClient Metadata => throw new NotSupportedException();

    public Task<T> GetAsync<T>(string? ns, string name, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate) return Task.FromResult(Find<T>(ns, name).Clone());
    }

    public Task<KubeList<T>> ListAsync<T>(ListRequest request, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            var all = _objects.Where(o => o.Key.Item1 == typeof(T)).Select(o => ((T)o.Value).Clone()).ToList();
            return Task.FromResult(new KubeList<T>(all, $"{_version}", ""));
        }
    }

    public async IAsyncEnumerable<WatchEvent<T>> WatchAsync<T>(WatchRequest request, [EnumeratorCancellation] CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        var events = Channel.CreateUnbounded<(WatchEventType, IKubeObject)>();
        lock (_gate)
        {
            var from = long.Parse(request.ResourceVersion!);
            foreach (var missed in _objects.Where(o => o.Key.Item1 == typeof(T) && long.Parse(o.Value.Metadata.ResourceVersion) > from))
                events.Writer.TryWrite((WatchEventType.Modified, missed.Value));
            _watchers.Add((typeof(T), events));
        }
        await foreach (var (type, value) in events.Reader.ReadAllAsync(stop)) yield return new WatchEvent<T>(type, ((T)value).Clone());
    }

    public Task<T> CreateAsync<T>(T value, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            var held = value.Clone();
            if (held.Metadata.Uid.Length == 0) held.Metadata.Uid = Guid.NewGuid().ToString();
            return Task.FromResult(Store(WatchEventType.Added, held));
        }
    }

    public Task<T> UpdateAsync<T>(T value, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            _ = Find<T>(value.Metadata.Namespace, value.Metadata.Name);
            return Task.FromResult(Store(WatchEventType.Modified, value.Clone()));
        }
    }

    public Task<T> UpdateSubresourceAsync<T>(T value, string subresource, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> => UpdateAsync(value, stop);

    public Task<T> PatchAsync<T>(string? ns, string name, PatchBody patch, string? subresource = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            var held = JsonNode.Parse(Encoding.UTF8.GetString(JsonOutput.Encode(Find<T>(ns, name))))!;
            Merge(held.AsObject(), JsonNode.Parse(patch.Content.Span)!.AsObject());
            var input = new JsonInput(Encoding.UTF8.GetBytes(held.ToJsonString()));
            return Task.FromResult(Store(WatchEventType.Modified, T.ReadJson(ref input)));
        }
    }

    public Task DeleteAsync<T>(string? ns, string name, DeleteOptions? options = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
    {
        lock (_gate)
        {
            var held = Find<T>(ns, name);
            if (options?.Preconditions?.Uid is { } uid && uid != held.Metadata.Uid) throw new InvalidOperationException("the uid is another");
            Deletes.Enqueue($"{typeof(T).Name} {name} grace={options?.GracePeriodSeconds}");
            _objects.Remove((typeof(T), ns ?? "", name));
            Tell(WatchEventType.Deleted, held);
        }
        return Task.CompletedTask;
    }

    public Task DeleteCollectionAsync<T>(ListRequest request, DeleteOptions? options = null, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T> => throw new NotSupportedException();

    public Task<TAnswer> CreateSubresourceAsync<T, TAnswer>(string? ns, string name, string subresource, IApiValue body, CancellationToken stop = default)
        where T : class, IKubeObject, IApiValue<T>
        where TAnswer : class, IApiValue<TAnswer>
    {
        var answer = ((TokenRequest)body).Clone();
        answer.Status.Token = $"token of {name} for {answer.Spec.BoundObjectRef!.Name}";
        return Task.FromResult((TAnswer)(object)answer);
    }

    /// <summary>Must be called with _gate held.</summary>
    private T Find<T>(string? ns, string name)
        where T : class, IKubeObject, IApiValue<T> => _objects.TryGetValue((typeof(T), ns ?? "", name), out var held)
        ? (T)held
        : throw new ApiException(new Status { Code = 404, Reason = "NotFound", Message = $"{typeof(T).Name} \"{name}\" not found" });

    private T Store<T>(WatchEventType type, T value)
        where T : class, IKubeObject, IApiValue<T>
    {
        value.Metadata.ResourceVersion = $"{++_version}";
        _objects[(typeof(T), value.Metadata.Namespace, value.Metadata.Name)] = value;
        Tell(type, value);
        return value.Clone();
    }

    private void Tell<T>(WatchEventType type, T value)
        where T : class, IKubeObject, IApiValue<T>
    {
        foreach (var watcher in _watchers.Where(w => w.Type == typeof(T))) watcher.Events.Writer.TryWrite((type, value));
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) target.Remove(name);
            else if (value is JsonObject inner && target[name] is JsonObject known) Merge(known, inner);
            else target[name] = value.DeepClone();
        }
    }
}
