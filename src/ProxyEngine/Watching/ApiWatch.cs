using NetKube.ProxyEngine.Services;
using NetKube.ProxyEngine.Sync;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Client;

namespace NetKube.ProxyEngine.Watching;

/// The informers that feed the proxy. Their handlers translate, take a note and wake the loop; they decide nothing.
internal sealed class ApiWatch
{
    private readonly Informer<Service> _services;
    private readonly Informer<EndpointSlice> _slices;
    private readonly Informer<Node> _nodes;
    private readonly ChangeNotes _notes;
    private readonly SyncLoop _loop;

    public ApiWatch(ApiSources sources, ChangeNotes notes, SyncLoop loop)
    {
        (_services, _slices, _nodes) = sources;
        _notes = notes;
        _loop = loop;
        _services.AddHandler(new InformerHandler<Service>(Note, (_, now) => Note(now), gone => Note(Translation.NameOf(gone), null)));
        _slices.AddHandler(new InformerHandler<EndpointSlice>(Note, Note, Forget));
        _nodes.AddHandler(new InformerHandler<Node>(Note, (_, now) => Note(now)));
    }

    /// Before this, Services or endpoints that the node has rules for may just not have been seen yet.
    public Task WaitForSyncAsync(CancellationToken stop) => Task.WhenAll(
        _services.WaitForSyncAsync(stop), _slices.WaitForSyncAsync(stop), _nodes.WaitForSyncAsync(stop));

    public void Start(TaskGroup group)
    {
        group.Start(_services.RunAsync);
        group.Start(_slices.RunAsync);
        group.Start(_nodes.RunAsync);
    }

    private void Note(Service now) => Note(Translation.NameOf(now), Translation.FromApi(now));

    private void Note(ServiceName name, ServiceObject? now)
    {
        if (_notes.Note(name, now)) _loop.Poke();
    }

    private void Note(EndpointSlice now)
    {
        if (Translation.FromApi(now) is { } slice && _notes.Note(slice.Service, slice.Name, slice)) _loop.Poke();
    }

    /// A slice's label, and with it its Service, may change.
    private void Note(EndpointSlice before, EndpointSlice now)
    {
        if (Translation.ServiceOf(before) != Translation.ServiceOf(now) || Translation.FromApi(now) is null) Forget(before);
        Note(now);
    }

    private void Forget(EndpointSlice gone)
    {
        if (Translation.ServiceOf(gone) is { } service && _notes.Note(service, gone.Metadata.Name, null)) _loop.Poke();
    }

    private void Note(Node now) => _loop.NoteZone(now.Metadata.Labels?.GetValueOrDefault(Translation.ZoneLabel) ?? "");
}
