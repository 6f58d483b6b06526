using NetKube.ControlPlane.Store;

namespace NetKube.ControlPlane.Tests.Store.Etcd;

/// <summary>The contract, over a real etcd: a new one for each test, since revisions are counted from the first.</summary>
public sealed class EtcdStoreContract : StoreContract
{
    private EtcdServer? _server;

    protected override async Task<IStore> OpenAsync()
    {
        _server = await EtcdServer.StartAsync();
        return await _server.OpenAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null) await _server.DisposeAsync();
    }
}
