using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Tests.Controllers;

public sealed class GarbageCollectorTests
{
    private static ConfigMap Map(string name, params ConfigMap[] owners) => new()
    {
        Metadata =
        {
            Name = name, Namespace = "default",
            OwnerReferences = owners.Length == 0 ? null : [.. owners.Select(o => new OwnerReference { ApiVersion = "v1", Kind = "ConfigMap", Name = o.Metadata.Name, Uid = o.Metadata.Uid, BlockOwnerDeletion = true })],
        },
    };

    private static bool Has(World world, string name) => world.Server.Find<ConfigMap>("default", name) is not null;

    [Fact]
    public async Task Dependents_follow_their_owner_down_the_chain()
    {
        await using var world = new World("garbage-collector");
        var top = await world.AddAsync(Map("top"));
        var middle = await world.AddAsync(Map("middle", top));
        await world.AddAsync(Map("bottom", middle));
        await world.AddAsync(Map("other"));
        await world.Client.DeleteAsync<ConfigMap>("default", "top");
        await world.UntilAsync(() => !Has(world, "middle") && !Has(world, "bottom"));
        Assert.True(Has(world, "other"));
    }

    [Fact]
    public async Task Foreground_deletion_takes_the_owner_last()
    {
        await using var world = new World("garbage-collector");
        var top = await world.AddAsync(Map("top"));
        var middle = await world.AddAsync(Map("middle", top));
        await world.AddAsync(Map("bottom", middle));
        await world.Client.DeleteAsync<ConfigMap>("default", "top", new DeleteOptions { PropagationPolicy = "Foreground" });
        await world.UntilAsync(() => !Has(world, "top"));
        Assert.False(Has(world, "middle"));
        Assert.False(Has(world, "bottom"));
    }

    [Fact]
    public async Task Orphaned_dependents_stay_without_their_reference()
    {
        await using var world = new World("garbage-collector");
        var top = await world.AddAsync(Map("top"));
        await world.AddAsync(Map("child", top));
        await world.Client.DeleteAsync<ConfigMap>("default", "top", new DeleteOptions { PropagationPolicy = "Orphan" });
        await world.UntilAsync(() => !Has(world, "top"));
        Assert.True(world.Server.Find<ConfigMap>("default", "child")!.Metadata.OwnerReferences is null or { Count: 0 });
    }

    [Fact]
    public async Task One_living_owner_is_enough()
    {
        await using var world = new World("garbage-collector");
        var (a, b) = (await world.AddAsync(Map("a")), await world.AddAsync(Map("b")));
        await world.AddAsync(Map("child", a, b));
        await world.Client.DeleteAsync<ConfigMap>("default", "a");
        await world.UntilAsync(() => world.Server.Find<ConfigMap>("default", "child") is { Metadata.OwnerReferences: [{ Name: "b" }] });
    }

    [Fact]
    public async Task An_owner_that_never_was_is_found_out()
    {
        await using var world = new World("garbage-collector");
        await world.AddAsync(Map("child", new ConfigMap { Metadata = { Name = "ghost", Uid = "no-such-uid" } }));
        await world.UntilAsync(() => !Has(world, "child"));
    }

    [Fact]
    public async Task An_owner_of_the_same_name_but_another_uid_is_another_object()
    {
        await using var world = new World("garbage-collector");
        await world.AddAsync(Map("top"));
        await world.AddAsync(Map("child", new ConfigMap { Metadata = { Name = "top", Uid = "an-older-one" } }));
        await world.UntilAsync(() => !Has(world, "child"));
        Assert.True(Has(world, "top"));
    }
}
