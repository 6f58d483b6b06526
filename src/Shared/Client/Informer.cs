using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;
using NetKube.Shared.Threading;

namespace NetKube.Shared.Client;

/// <summary>An informer of any kind, as its owner runs it.</summary>
public interface IInformer
{
    /// <summary>Whether the first list is in the cache and its handlers were called.</summary>
    bool HasSynced { get; }

    Task WaitForSyncAsync(CancellationToken stop = default);

    /// <summary>Lists, then watches, until stopped.</summary>
    Task RunAsync(CancellationToken stop);
}

/// <summary>What an informer selects and how it behaves.</summary>
public sealed record InformerSettings
{
    public string? Namespace { get; init; }

    public string? LabelSelector { get; init; }

    public string? FieldSelector { get; init; }

    public int PageSize { get; init; } = 500;

    public TimeSpan LeastBackoff { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan MostBackoff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A watch is asked to end after this, up to twice this, so that watchers spread over servers.</summary>
    public TimeSpan WatchFor { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>Called in order, one at a time, from the informer's loop: take a note and return.</summary>
public sealed record InformerHandler<T>(Action<T>? OnAdd = null, Action<T, T>? OnUpdate = null, Action<T>? OnDelete = null);

/// <summary>
/// Keeps a cache equal to a collection: list in pages, watch from there, resume where a watch broke off, list again when
/// the server has forgotten that point. Handlers see each change after the cache has it; after a new list they see the
/// difference, so a consumer cannot tell a relist from a watch. An object that was replaced by one of the same name
/// (another uid) is reported as deleted and added.
/// </summary>
public sealed class Informer<T> : IInformer
    where T : class, IKubeObject, IApiValue<T>
{
    private readonly IndexedCache<T> _cache = new();
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _delivery = new();   // one event, or one new handler, at a time; taken before the cache's lock
    private readonly List<InformerHandler<T>> _handlers = [];
    private readonly InformerSource<T> _source;
    private readonly InformerSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Random _random;
    private readonly ILogger _log;
    private string? _resumeAt;

    public Informer(IKubeClient client, InformerSettings settings, TimeProvider clock, Random random, ILogger log)
        : this(InformerSources.Typed<T>(client), settings, clock, random, log)
    {
    }

    public Informer(InformerSource<T> source, InformerSettings settings, TimeProvider clock, Random random, ILogger log)
    {
        _source = source;
        _settings = settings;
        _clock = clock;
        _random = random;
        _log = log;
    }

    public IIndexedCache<T> Cache => _cache;

    public bool HasSynced => _synced.Task.IsCompletedSuccessfully;

    public Task WaitForSyncAsync(CancellationToken stop = default) => _synced.Task.WaitHereAsync(stop);

    public void AddIndex(string name, Func<T, IEnumerable<string>> valuesOf) => _cache.AddIndex(name, valuesOf);

    /// <summary>A handler that comes late first gets what is already there as additions.</summary>
    public void AddHandler(InformerHandler<T> handler)
    {
        lock (_delivery)
        {
            _handlers.Add(handler);
            if (handler.OnAdd is not { } add) return;
            foreach (var value in _cache.List()) add(value);
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        var backoff = new Backoff(_settings.LeastBackoff, _settings.MostBackoff, _random);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _resumeAt ??= await ListAsync(stop);
                backoff.Reset();
                await WatchAsync(_resumeAt, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (ApiException e) when (e.IsExpired)
            {
                _log.WatchExpired(typeof(T).Name, e.Message);
                _resumeAt = null;
                await WaitAsync(backoff.Next(), stop);
            }
            catch (Exception e) when (PassingFailure.Is(e))   // a failing handler is none of these, and ends the loop
            {
                _log.WatchBroke(typeof(T).Name, e.Message);
                await WaitAsync(backoff.Next(), stop);
            }
        }
    }

    private async Task<string> ListAsync(CancellationToken stop)
    {
        var request = new ListRequest
        {
            Namespace = _settings.Namespace,
            LabelSelector = _settings.LabelSelector,
            FieldSelector = _settings.FieldSelector,
            Limit = _settings.PageSize,
        };
        var all = new List<T>();
        while (true)
        {
            KubeList<T> page;
            try
            {
                page = await _source.List(request, stop);
            }
            catch (ApiException e) when (e.IsExpired && request.Continue is not null)
            {
                // The pages' revision was compacted between two of them: take all at once.
                all.Clear();
                request = request with { Continue = null, Limit = 0 };
                continue;
            }
            all.AddRange(page.Items);
            if (page.Continue.Length > 0)
            {
                request = request with { Continue = page.Continue };
                continue;
            }
            Replace(all);
            _synced.TrySetResult();
            return page.ResourceVersion;
        }
    }

    private async Task WatchAsync(string from, CancellationToken stop)
    {
        var request = new WatchRequest
        {
            Namespace = _settings.Namespace,
            LabelSelector = _settings.LabelSelector,
            FieldSelector = _settings.FieldSelector,
            ResourceVersion = from,
            TimeoutSeconds = (int)(_settings.WatchFor.TotalSeconds * (1 + _random.NextDouble())),
        };
        var began = _clock.GetTimestamp();
        var events = 0;
        await foreach (var change in _source.Watch(request, stop))
        {
            events++;
            if (change.Type == WatchEventType.Deleted) Removed(change.Object);
            else if (change.Type != WatchEventType.Bookmark) Stored(change.Object);
            _resumeAt = change.Object.Metadata.ResourceVersion;
        }
        // A server that ends watches at once would otherwise be asked in a tight loop.
        if (events == 0 && _clock.GetElapsedTime(began) < TimeSpan.FromSeconds(1)) await WaitAsync(_settings.LeastBackoff, stop);
    }

    private void Replace(List<T> all)
    {
        var keep = all.Select(v => ObjectKey.Of(v)).ToHashSet();
        foreach (var gone in _cache.List().Where(v => !keep.Contains(ObjectKey.Of(v)))) Removed(gone);
        foreach (var value in all) Stored(value);
    }

    private void Stored(T value)
    {
        // Nobody reads managedFields from a cache, and they are half of many an object; a PUT without them keeps the server's.
        value.Metadata.ManagedFields = null;
        if (_source.Trim is { } trim) value = trim(value);
        lock (_delivery)
        {
            var before = _cache.Get(ObjectKey.Of(value));
            if (before is not null && before.Metadata.ResourceVersion == value.Metadata.ResourceVersion && before.Metadata.Uid == value.Metadata.Uid) return;
            _cache.Set(value);
            var replaced = before is not null && before.Metadata.Uid != value.Metadata.Uid;
            foreach (var handler in _handlers)
            {
                if (replaced) handler.OnDelete?.Invoke(before!);
                if (before is null || replaced) handler.OnAdd?.Invoke(value);
                else handler.OnUpdate?.Invoke(before, value);
            }
        }
    }

    private void Removed(T last)
    {
        lock (_delivery)
        {
            if (_cache.Remove(ObjectKey.Of(last)) is null) return;
            foreach (var handler in _handlers) handler.OnDelete?.Invoke(last);
        }
    }

    private async Task WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        try
        {
            await Task.Delay(wait, _clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // the loop looks at the token next
        }
    }
}
