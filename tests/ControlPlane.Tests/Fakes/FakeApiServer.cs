using System.Globalization;
using System.IO.Pipelines;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Fakes;

/// <summary>
/// An API server with state but without opinions: revisions, conflicts, watches, generations, finalizers, graceful pod
/// deletion, merge patches; no defaults, validation or access control. Reached through the real client.
/// </summary>
internal sealed class FakeApiServer(TimeProvider clock) : HttpMessageHandler
{
    private readonly Lock _gate = new();   // guards all below
    private readonly Dictionary<(ApiResource Resource, string Ns, string Name), IKubeObject> _objects = [];
    private readonly List<(long Revision, ApiResource Resource, string Type, IKubeObject Object)> _history = [];
    private readonly List<Channel<bool>> _watchers = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _revision = 100;
    private int _names;

    /// <summary>Requests that are to fail; null lets them through.</summary>
    public Func<HttpMethod, string, ApiException?> Fault { get; set; } = (_, _) => null;

    /// <summary>Method and path of every write, in order.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>What a SubjectAccessReview answers.</summary>
    public bool Allows { get; set; } = true;

    public HttpKubeClient Client() => new(KubeClientSettings.Over(this, new Uri("https://fake"), "test"));

    public IReadOnlyList<T> All<T>()
        where T : class, IKubeObject, IApiValue<T>
    {
        var resource = ApiCatalog.BuiltIn.Of<T>();
        lock (_gate) return [.. _objects.Where(p => p.Key.Resource == resource).OrderBy(p => p.Key.Ns + "/" + p.Key.Name, StringComparer.Ordinal).Select(p => ((T)p.Value).Clone())];
    }

    public T? Find<T>(string ns, string name)
        where T : class, IKubeObject, IApiValue<T> => All<T>().FirstOrDefault(o => o.Metadata.Namespace == ns && o.Metadata.Name == name);

    /// <summary>Waits, on real time, until the state is as wanted.</summary>
    public async Task UntilAsync(Func<bool> holds, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            if (holds()) return;
            try
            {
                await changed.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"never came true: {what}. Objects: {Describe()}");
            }
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return Handle(request, body, cancellationToken);
        }
        catch (ApiException e)
        {
            return Answer(e.Code, JsonOutput.Encode(e.Status));
        }
    }

    private static HttpResponseMessage Answer(int code, byte[] json) =>
        new((HttpStatusCode)code) { Content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } } };

    private static HttpResponseMessage Answer(int code, IApiValue value) => Answer(code, JsonOutput.Encode(value));

    private HttpResponseMessage Handle(HttpRequestMessage request, byte[] body, CancellationToken stop)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (Fault(request.Method, path) is { } fault) throw fault;
        if (FakeDiscovery.TryAnswer(path) is { } document) return Answer(200, document);
        var target = FakePath.Parse(path);
        var query = System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query);
        var metadataOnly = request.Headers.Accept.ToString().Contains("as=PartialObjectMetadata", StringComparison.Ordinal);
        if (request.Method == HttpMethod.Get && query["watch"] == "true") return Watch(target, query["resourceVersion"], metadataOnly, stop);
        lock (_gate)
        {
            if (request.Method == HttpMethod.Get) return target.Name is null ? List(target, metadataOnly) : Answer(200, Shown(Existing(target), metadataOnly));
            Writes.Add($"{request.Method} {path}");
            if (request.Method == HttpMethod.Post) return Post(target, body);
            if (request.Method == HttpMethod.Put) return Answer(200, Put(target, Read(target.Resource, body)));
            if (request.Method == HttpMethod.Patch) return Answer(200, Shown(Patch(target, body), metadataOnly));
            if (target.Name is not null) return Answer(200, Delete(target, body));
            foreach (var (key, _) in _objects.Where(p => p.Key.Resource == target.Resource && p.Key.Ns == target.Ns).ToList()) Delete(target with { Name = key.Name }, body);
            return Answer(200, new Status { Kind = "Status", ApiVersion = "v1", StatusValue = "Success" });
        }
    }

    private static IKubeObject Read(ApiResource resource, byte[] json)
    {
        var input = new JsonInput(json);
        return (IKubeObject)resource.ReadJson(ref input);
    }

    private static byte[] Shown(IKubeObject value, bool metadataOnly) => JsonOutput.Encode(metadataOnly
        ? new PartialObjectMetadata { Kind = "PartialObjectMetadata", ApiVersion = "meta.k8s.io/v1", Metadata = value.Metadata }
        : value);

    private IKubeObject Existing(FakePath target) =>
        _objects.GetValueOrDefault((target.Resource, target.Ns, target.Name!)) ?? throw ApiException.NotFound(target.Resource, target.Name!);

    private HttpResponseMessage List(FakePath target, bool metadataOnly)
    {
        var items = _objects.Where(p => p.Key.Resource == target.Resource && (target.Ns.Length == 0 || p.Key.Ns == target.Ns))
            .Select(p => Encoding.UTF8.GetString(Shown(p.Value, metadataOnly)));
        return Answer(200, Encoding.UTF8.GetBytes($$$"""{"metadata":{"resourceVersion":"{{{_revision}}}"},"items":[{{{string.Join(',', items)}}}]}"""));
    }

    private HttpResponseMessage Post(FakePath target, byte[] body)
    {
        if (target.Resource.Plural == "subjectaccessreviews")
        {
            var review = (Shared.Api.Authorization.V1.SubjectAccessReview)new JsonInputReader(body).Read(target.Resource);
            review.Status.Allowed = Allows;
            Signal();
            return Answer(201, review);
        }
        if (target.Subresource == "binding") return Bind(target, body);
        var value = Read(target.Resource, body);
        var meta = value.Metadata;
        if (meta.Name.Length == 0) meta.Name = meta.GenerateName + (++_names).ToString("x5", CultureInfo.InvariantCulture);
        meta.Namespace = target.Ns;
        if (_objects.ContainsKey((target.Resource, target.Ns, meta.Name))) throw ApiException.AlreadyExists(target.Resource, meta.Name);
        meta.Uid = Guid.NewGuid().ToString();
        meta.CreationTimestamp = Time.Now(clock);
        meta.Generation = 1;
        if (value is Namespace ns) (ns.Spec.Finalizers, ns.Status.Phase) = (["kubernetes"], "Active");
        if (value is Pod pod && pod.Status.Phase.Length == 0) pod.Status.Phase = "Pending";
        return Answer(201, Store("ADDED", target with { Name = meta.Name }, value));
    }

    private HttpResponseMessage Bind(FakePath target, byte[] body)
    {
        var input = new JsonInput(body);
        var binding = Binding.ReadJson(ref input);
        var pod = (Pod)Copy(Existing(target));
        if (pod.Spec.NodeName.Length > 0) throw ApiException.Conflict(target.Resource, target.Name!, $"pod {target.Name} is already assigned to node \"{pod.Spec.NodeName}\"");
        pod.Spec.NodeName = binding.Target.Name;
        Store("MODIFIED", target, pod);
        return Answer(201, new Status { Kind = "Status", ApiVersion = "v1", StatusValue = "Success" });
    }

    private static IKubeObject Copy(IKubeObject value) => Read(ApiCatalog.BuiltIn.Resources.First(r => r.Type == value.GetType()), JsonOutput.Encode(value));

    /// <summary>A subresource changes its own part only, the main resource all but the status.</summary>
    private IKubeObject Put(FakePath target, IKubeObject sent)
    {
        var present = Existing(target);
        if (sent.Metadata.ResourceVersion.Length > 0 && sent.Metadata.ResourceVersion != present.Metadata.ResourceVersion) throw ApiException.Modified(target.Resource, target.Name!);
        if (sent.Metadata.Uid.Length > 0 && sent.Metadata.Uid != present.Metadata.Uid) throw ApiException.Conflict(target.Resource, target.Name!, "the uid differs");
        var before = JsonNode.Parse(JsonOutput.Encode(present))!.AsObject();
        var after = JsonNode.Parse(JsonOutput.Encode(sent))!.AsObject();
        var kept = target.Subresource is "status" or "approval" ? "spec" : "status";
        if (before[kept] is { } old) after[kept] = old.DeepClone();
        else if (target.Subresource is not "finalize") after.Remove(kept);
        if (target.Subresource is "status" or "approval")
        {
            // Annotations may come with a status: so a Deployment's revision is written.
            var annotations = after["metadata"]!["annotations"]?.DeepClone();
            after["metadata"] = before["metadata"]!.DeepClone();
            if (annotations is not null) after["metadata"]!["annotations"] = annotations;
        }
        var changed = Read(target.Resource, Encoding.UTF8.GetBytes(after.ToJsonString()));
        var (meta, live) = (changed.Metadata, present.Metadata);
        (meta.Uid, meta.CreationTimestamp, meta.Generation, meta.DeletionTimestamp, meta.DeletionGracePeriodSeconds) = (live.Uid, live.CreationTimestamp, live.Generation, live.DeletionTimestamp, live.DeletionGracePeriodSeconds);
        if (!JsonNode.DeepEquals(before["spec"], after["spec"])) meta.Generation++;
        meta.ResourceVersion = live.ResourceVersion;
        if (JsonOutput.Encode(changed).AsSpan().SequenceEqual(JsonOutput.Encode(present))) return present;
        return Settle(target, changed);
    }

    private IKubeObject Patch(FakePath target, byte[] body)
    {
        var present = JsonNode.Parse(JsonOutput.Encode(Existing(target)))!.AsObject();
        Merge(present, JsonNode.Parse(body)!.AsObject());
        return Put(target, Read(target.Resource, Encoding.UTF8.GetBytes(present.ToJsonString())));
    }

    private static void Merge(JsonObject into, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) into.Remove(name);
            else if (value is JsonObject inner && into[name] is JsonObject target) Merge(target, inner);
            else into[name] = value.DeepClone();
        }
    }

    private IKubeObject Delete(FakePath target, byte[] body)
    {
        var value = Copy(Existing(target));
        var meta = value.Metadata;
        var options = new DeleteOptions();
        if (body.Length > 0)
        {
            var input = new JsonInput(body);
            options = DeleteOptions.ReadJson(ref input);
        }
        if (options.Preconditions?.Uid is { } uid && uid != meta.Uid) throw ApiException.Conflict(target.Resource, target.Name!, "the uid differs");
        if (options.Preconditions?.ResourceVersion is { } version && version != meta.ResourceVersion) throw ApiException.Modified(target.Resource, target.Name!);
        var finalizer = options.PropagationPolicy switch { "Foreground" => "foregroundDeletion", "Orphan" => "orphan", _ => null };
        if (finalizer is not null && meta.Finalizers?.Contains(finalizer) != true) (meta.Finalizers ??= []).Add(finalizer);
        var grace = value is Pod pod && pod.Spec.NodeName.Length > 0 && pod.Status.Phase is not ("Succeeded" or "Failed")
            ? options.GracePeriodSeconds ?? pod.Spec.TerminationGracePeriodSeconds ?? 30
            : 0;
        meta.DeletionGracePeriodSeconds = grace;
        meta.DeletionTimestamp ??= Time.From(clock.GetUtcNow().AddSeconds(grace));
        if (value is Namespace ns) ns.Status.Phase = "Terminating";
        return Settle(target, value);
    }

    /// <summary>Stores a change, or removes what is deleted and waits for nothing.</summary>
    private IKubeObject Settle(FakePath target, IKubeObject value)
    {
        var meta = value.Metadata;
        var waits = meta.Finalizers is { Count: > 0 } || meta.DeletionGracePeriodSeconds > 0 || (value is Namespace ns && ns.Spec.Finalizers is { Count: > 0 });
        if (meta.DeletionTimestamp is null || waits) return Store("MODIFIED", target, value);
        return Store("DELETED", target, value);
    }

    private IKubeObject Store(string type, FakePath target, IKubeObject value)
    {
        value.Metadata.ResourceVersion = (++_revision).ToString(CultureInfo.InvariantCulture);
        (value.Kind, value.ApiVersion) = (target.Resource.Kind, target.Resource.GroupVersion);
        if (type == "DELETED") _objects.Remove((target.Resource, target.Ns, target.Name!));
        else _objects[(target.Resource, target.Ns, target.Name!)] = value;
        _history.Add((_revision, target.Resource, type, value));
        foreach (var watcher in _watchers) watcher.Writer.TryWrite(true);
        Signal();
        return value;
    }

    private void Signal()
    {
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }

    private HttpResponseMessage Watch(FakePath target, string? from, bool metadataOnly, CancellationToken stop)
    {
        var pipe = new Pipe();
        var wake = Channel.CreateUnbounded<bool>();
        wake.Writer.TryWrite(true);
        lock (_gate) _watchers.Add(wake);
        _ = Task.Run(async () =>
        {
            var seen = long.Parse(from ?? "0", CultureInfo.InvariantCulture);
            try
            {
                await foreach (var _ in wake.Reader.ReadAllAsync(stop))
                {
                    List<(long Revision, ApiResource Resource, string Type, IKubeObject Object)> news;
                    lock (_gate) news = [.. _history.Where(h => h.Revision > seen)];
                    foreach (var (revision, resource, type, value) in news)
                    {
                        seen = revision;
                        if (resource != target.Resource || (target.Ns.Length > 0 && value.Metadata.Namespace != target.Ns)) continue;
                        var frame = $$"""{"type":"{{type}}","object":{{Encoding.UTF8.GetString(Shown(value, metadataOnly))}}}""" + "\n";
                        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(frame), stop);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                await pipe.Writer.CompleteAsync();
            }
            finally
            {
                lock (_gate) _watchers.Remove(wake);
            }
        }, CancellationToken.None);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(pipe.Reader.AsStream()) };
    }

    private string Describe()
    {
        lock (_gate) return string.Join(", ", _objects.Keys.Where(k => k.Resource.Plural != "events").Select(k => $"{k.Resource.Plural}/{k.Ns}/{k.Name}"));
    }

    private sealed class JsonInputReader(byte[] json)
    {
        public ITypedObject Read(ApiResource resource)
        {
            var input = new JsonInput(json);
            return resource.ReadJson(ref input);
        }
    }
}
