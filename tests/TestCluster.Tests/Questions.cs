using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.Testing.Tests;

/// <summary>What tests ask a cluster.</summary>
internal static class Questions
{
    public static async Task<List<Pod>> PodsAsync(this TestCluster cluster, string app) =>
        [.. (await cluster.Client.ListAsync<Pod>(new ListRequest { Namespace = "default", LabelSelector = "app=" + app })).Items];

    public static async Task<PodStatus> StatusAsync(this TestCluster cluster, string pod) => (await cluster.Client.GetAsync<Pod>("default", pod)).Status;

    public static Task UntilRunningAsync(this TestCluster cluster, string pod, int seconds = 20) =>
        cluster.Time.UntilAsync(async () => (await cluster.StatusAsync(pod)).Phase == "Running", TimeSpan.FromSeconds(seconds));

    public static Task UntilDeployedAsync(this TestCluster cluster, string name, Func<Deployment, bool> holds, int seconds = 60) =>
        cluster.Time.UntilAsync(async () => holds(await cluster.Client.GetAsync<Deployment>("default", name)), TimeSpan.FromSeconds(seconds));

    public static async Task<int> ReadyAsync(this TestCluster cluster, string deployment) =>
        (await cluster.Client.GetAsync<Deployment>("default", deployment)).Status.ReadyReplicas;

    public static Task UntilReadyAsync(this TestCluster cluster, string deployment, int replicas, int seconds = 60) =>
        cluster.Time.UntilAsync(async () => await cluster.ReadyAsync(deployment) == replicas, TimeSpan.FromSeconds(seconds));

    public static async Task<bool> IsReadyAsync(this TestCluster cluster, string node) =>
        (await cluster.Client.GetAsync<Node>(null, node)).Status.Conditions!.Exists(c => c is { Type: "Ready", Status: "True" });

    public static TimeSpan Seconds(this int count) => TimeSpan.FromSeconds(count);

    public static TimeSpan Minutes(this int count) => TimeSpan.FromMinutes(count);
}
