using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Hosting;
using NetKube.ControlPlane.Store.Embedded;
using NetKube.ControlPlane.Store.Etcd;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Coordination.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Tests.Store.Etcd;

/// <summary>Two whole API servers, with controllers and sockets, over one etcd.</summary>
public sealed class SharedEtcdTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);
    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-shared-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_one_server_writes_the_other_lists_and_watches_in_order_at_the_same_revisions()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await using var one = await StartAsync(etcd, "one", "-*");
        await using var two = await StartAsync(etcd, "two", "-*");
        var (a, b) = (one.Client, two.Client);
        var begin = await b.ListAsync<ConfigMap>(new ListRequest { Namespace = "default" }, Stop);
        var written = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            var client = i % 2 == 0 ? a : b;
            var made = await client.CreateAsync(new ConfigMap { Metadata = new ObjectMeta { Name = $"m{i:D2}", Namespace = "default" } }, Stop);
            written.Add(made.Metadata.ResourceVersion);
            // The other server answers with it at once, at the same revision.
            var seen = await (i % 2 == 0 ? b : a).GetAsync<ConfigMap>("default", $"m{i:D2}", Stop);
            Assert.Equal(made.Metadata.ResourceVersion, seen.Metadata.ResourceVersion);
        }

        Assert.Equal(written, written.OrderBy(text => long.Parse(text, CultureInfo.InvariantCulture)));
        foreach (var client in (IKubeClient[])[a, b])
        {
            Assert.Equal(written, await WatchedAsync(client, begin.ResourceVersion, written.Count));
            var list = await client.ListAllAsync<ConfigMap>(new ListRequest { Namespace = "default" }, Stop);
            Assert.Equal(written, list.Where(map => map.Metadata.Name.StartsWith('m')).Select(map => map.Metadata.ResourceVersion));
        }

        var stale = await a.GetAsync<ConfigMap>("default", "m00", Stop);
        stale.Data = new Dictionary<string, string> { ["k"] = "1" };
        _ = await b.UpdateAsync(stale, Stop);
        Assert.Equal(409, (await Assert.ThrowsAsync<ApiException>(() => a.UpdateAsync(stale, Stop))).Status.Code);
    }

    [Fact]
    public async Task One_set_of_controllers_is_active_and_the_other_takes_over()
    {
        await using var etcd = await EtcdServer.StartAsync();
        var one = await StartAsync(etcd, "one", "*");
        await using var two = await StartAsync(etcd, "two", "*");
        await MakeReplicaSetAsync(two.Client, "first");
        var holder = await HolderAsync(two.Client);
        await one.DisposeAsync();
        await MakeReplicaSetAsync(two.Client, "second");
        Assert.NotEqual("", holder);
        var pods = await two.Client.ListAllAsync<Pod>(new ListRequest { Namespace = "default" }, Stop);
        Assert.Equal(6, pods.Count);
        Assert.NotEqual("", await HolderAsync(two.Client));
    }

    [Fact]
    public async Task A_server_whose_etcd_lost_everything_does_not_start()
    {
        await using var etcd = await EtcdServer.StartAsync();
        await (await StartAsync(etcd, "one", "-*")).DisposeAsync();
        await using (var again = await StartAsync(etcd, "one", "-*")) Assert.NotNull(again.Client);
        await using var empty = await EtcdServer.StartAsync();
        var refused = await Assert.ThrowsAsync<StoreMissingException>(() => StartAsync(empty, "one", "-*"));
        Assert.Contains("no keys under /netkube/", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<List<string>> WatchedAsync(IKubeClient client, string from, int count)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        var seen = new List<string>();
        await foreach (var change in client.WatchAsync<ConfigMap>(new WatchRequest { Namespace = "default", ResourceVersion = from }, deadline.Token))
        {
            if (change.Object is { } map && map.Metadata.Name.StartsWith('m')) seen.Add(map.Metadata.ResourceVersion);
            if (seen.Count == count) break;
        }

        return seen;
    }

    /// <summary>Three pods come of it: exactly three, though two sets of controllers could make them.</summary>
    private static async Task MakeReplicaSetAsync(IKubeClient client, string name)
    {
        _ = await client.CreateAsync(
            new ReplicaSet
            {
                Metadata = new ObjectMeta { Name = name, Namespace = "default" },
                Spec = new ReplicaSetSpec
                {
                    Replicas = 3,
                    Selector = new LabelSelector { MatchLabels = new Dictionary<string, string> { ["set"] = name } },
                    Template = new PodTemplateSpec
                    {
                        Metadata = new ObjectMeta { Labels = new Dictionary<string, string> { ["set"] = name } },
                        Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "i" }] },
                    },
                },
            }, Stop);
        using var deadline = new CancellationTokenSource(Deadline);
        while ((await client.GetAsync<ReplicaSet>("default", name, deadline.Token)).Status.Replicas != 3) await Task.Delay(50, deadline.Token);
    }

    private static async Task<string> HolderAsync(IKubeClient client) =>
        (await client.GetAsync<Lease>("kube-system", "kube-controller-manager", Stop)).Spec.HolderIdentity ?? "";

    private async Task<Running> StartAsync(EtcdServer etcd, string name, string controllers)
    {
        var folder = Path.Combine(_folder, name);
        var other = Path.Combine(_folder, "one", "pki");
        if (name != "one") CopyFolder(other, Path.Combine(folder, "pki"));
        var options = new ControlPlaneOptions
        {
            DataDirectory = folder, SecurePort = 0, Etcd = new EtcdSettings { Servers = [etcd.Address] }, LeaderElect = true,
            Controllers = [controllers], Scheduler = false,
        };
        Directory.CreateDirectory(folder);
        var running = new Running(new ControlPlaneHost(options, TimeProvider.System, NullLoggerFactory.Instance));
        await running.ServingAsync();
        return running;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly ControlPlaneHost _host;
        private readonly Task _running;
        private HttpClient? _http;

        public Running(ControlPlaneHost host)
        {
            _host = host;
            _running = Task.Run(() => host.RunAsync(_stop.Token));
        }

        public IKubeClient Client => new HttpKubeClient(_http!);

        public async Task ServingAsync()
        {
            if (await Task.WhenAny(_host.Serving, _running) == _running) await _running;
            _http = Kubeconfig.Read((await _host.Serving).Kubeconfig, "/").Resolve().CreateHttpClient(TimeProvider.System);
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running;
            _http?.Dispose();
            _stop.Dispose();
        }
    }
}
