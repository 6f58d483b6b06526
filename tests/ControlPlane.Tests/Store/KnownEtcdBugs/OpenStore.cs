using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Tests.Store.Etcd;

namespace NetKube.ControlPlane.Tests.Store.KnownEtcdBugs;

/// <summary>An empty store of a kind, with whatever is behind it.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private EtcdServer? _etcd;

    public required IStore Store { get; init; }

    public static async Task<OpenStore> OfAsync(string kind)
    {
        if (kind == "embedded") return new OpenStore { Store = await new CrashFolder().OpenAsync() };
        var etcd = await EtcdServer.StartAsync();
        return new OpenStore { Store = await etcd.OpenAsync(), _etcd = etcd };
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (_etcd is not null) await _etcd.DisposeAsync();
    }
}
