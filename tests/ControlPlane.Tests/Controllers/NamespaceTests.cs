using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Tests.Controllers;

public sealed class NamespaceTests
{
    [Fact]
    public async Task Every_namespace_gets_its_account_and_the_clusters_certificate()
    {
        await using var world = new World("serviceaccount,root-ca-certificate-publisher", o => o with { RootCaPem = "PEM" });
        await world.AddAsync(new Namespace { Metadata = { Name = "team" } });
        await world.UntilAsync(() => world.Server.Find<ServiceAccount>("team", "default") is not null && world.Server.Find<ConfigMap>("team", "kube-root-ca.crt")?.Data?["ca.crt"] == "PEM");
        await world.Client.DeleteAsync<ServiceAccount>("team", "default");
        await world.ChangeAsync<ConfigMap>("team", "kube-root-ca.crt", m => m.Data = new() { ["ca.crt"] = "forged" });
        await world.UntilAsync(() => world.Server.Find<ServiceAccount>("team", "default") is not null && world.Server.Find<ConfigMap>("team", "kube-root-ca.crt")?.Data?["ca.crt"] == "PEM");
    }

    [Fact]
    public async Task A_deleted_namespace_empties_pods_first_and_goes()
    {
        await using var world = new World("namespace");
        await world.AddAsync(new Namespace { Metadata = { Name = "default" } });
        await world.AddAsync(new Namespace { Metadata = { Name = "other" } });
        await world.AddAsync(Make.Pod("p", "web", "n1"));
        await world.AddAsync(new ConfigMap { Metadata = { Name = "c", Namespace = "default" } });
        await world.AddAsync(new ConfigMap { Metadata = { Name = "c", Namespace = "other" } });
        await world.Client.DeleteAsync<Namespace>(null, "default");
        await world.UntilAsync(() => world.Server.Find<Pod>("default", "p")!.Metadata.DeletionTimestamp is not null);
        await world.UntilAsync(() => world.Server.Find<Namespace>("", "default")!.Status.Conditions?.Exists(c => c is { Type: "NamespaceContentRemaining", Status: "True" } && c.Message == "Some resources are remaining: pods. has 1 resource instances") == true);
        Assert.NotNull(world.Server.Find<ConfigMap>("default", "c"));
        await world.FinishPodAsync(world.Server.Find<Pod>("default", "p")!);
        await world.UntilLaterAsync(() => world.Server.Find<Namespace>("", "default") is null, TimeSpan.FromSeconds(1));
        Assert.Null(world.Server.Find<ConfigMap>("default", "c"));
        Assert.NotNull(world.Server.Find<ConfigMap>("other", "c"));
    }

    [Fact]
    public async Task What_waits_for_a_finalizer_is_named()
    {
        await using var world = new World("namespace");
        await world.AddAsync(new Namespace { Metadata = { Name = "default" } });
        await world.AddAsync(new ConfigMap { Metadata = { Name = "c", Namespace = "default", Finalizers = ["example.com/keep"] } });
        await world.Client.DeleteAsync<Namespace>(null, "default");
        await world.UntilAsync(() => world.Server.Find<Namespace>("", "default")!.Status.Conditions?.Exists(c => c is { Type: "NamespaceFinalizersRemaining", Status: "True" } && c.Message.Contains("example.com/keep in 1 resource instances", StringComparison.Ordinal)) == true);
    }
}
