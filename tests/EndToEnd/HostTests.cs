using NetKube.EndToEnd.World;
using NetKube.Shared.Linux;

namespace NetKube.EndToEnd;

/// <summary>After down the machine is as it was before up.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task Down_leaves_the_machine_as_it_was_before_up()
    {
        Machine.Require();
        var before = await HostSnapshot.TakeAsync();
        var cluster = new TestCluster();
        await using (cluster)
        {
            var up = await cluster.UpAsync(2);
            Assert.True(up.Code == 0, up.ToString());
            await cluster.DoAsync("apply", "-f", Repo.Example("hello.yaml"));
            await cluster.DoAsync("rollout", "status", "deployment/hello", "--timeout=60s");
        }

        await HostSnapshot.AssertSameAsync(before);
    }

    [Fact]
    public async Task Down_removes_what_a_crashed_cluster_left()
    {
        Machine.Require();
        var before = await HostSnapshot.TakeAsync();
        var cluster = new TestCluster();
        await using (cluster)
        {
            var up = await cluster.UpAsync(1);
            Assert.True(up.Code == 0, up.ToString());
            foreach (var part in (string[])["server", "node1"]) Signals.Send(cluster.PidOf(part), Signals.Kill);
        }

        await HostSnapshot.AssertSameAsync(before);
    }

    [Theory]
    [InlineData("cluster.json")]
    [InlineData("ns/underlay")]
    [InlineData("")]
    public async Task Down_removes_what_a_half_finished_up_left(string killAfter)
    {
        Machine.Require();
        var before = await HostSnapshot.TakeAsync();
        var cluster = new TestCluster();
        await using (cluster)
        {
            using var up = Shell.Start(Repo.Program, ["up", "--nodes", "1", "--name", cluster.Name, "--data-dir", cluster.Data]);
            var sign = killAfter.Length > 0 ? Path.Combine(Path.GetDirectoryName(cluster.Record)!, killAfter) : Path.Combine(cluster.Data, "logs/node1.log");
            await Eventually.TrueAsync(() => Task.FromResult(File.Exists(sign)), $"{sign} is there");
            up.Kill();
            await up.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await HostSnapshot.AssertSameAsync(before);
    }
}
