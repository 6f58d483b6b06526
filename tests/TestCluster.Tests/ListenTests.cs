using System.Diagnostics;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Client;

namespace NetKube.Testing.Tests;

/// <summary>Programs outside the test's process: over TLS, with the cluster's time going on by itself.</summary>
public sealed class ListenTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_client_over_a_socket_sees_a_deployment_become_ready()
    {
        await using var cluster = await TestCluster.StartAsync();
        var (server, kubeconfig) = await cluster.ListenAsync();
        Assert.StartsWith("https://127.0.0.1:", server, StringComparison.Ordinal);
        using var http = Kubeconfig.Read(kubeconfig, "/").Resolve(null).CreateHttpClient(TimeProvider.System);
        var client = new HttpKubeClient(http);
        using var patience = new CancellationTokenSource(Patience);
        await client.CreateAsync(Make.Deployment("web", 2), patience.Token);
        await foreach (var change in client.WatchAsync<Deployment>(new WatchRequest { Namespace = "default" }, patience.Token))
        {
            if (change.Object.Status.ReadyReplicas == 2) return;
        }
        Assert.Fail("the watch ended before the deployment was ready");
    }

    [Fact]
    public async Task Kubectl_works_on_it()
    {
        await using var cluster = await TestCluster.StartAsync();
        var (_, kubeconfig) = await cluster.ListenAsync();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, kubeconfig);
            Assert.Contains("created", await KubectlAsync(file, "create", "deployment", "web", "--image=web:1", "--replicas=2"), StringComparison.Ordinal);
            Assert.Contains("successfully rolled out", await KubectlAsync(file, "rollout", "status", "deployment/web", "--timeout=50s"), StringComparison.Ordinal);
            Assert.Contains("Ready", await KubectlAsync(file, "get", "nodes"), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> KubectlAsync(string kubeconfig, params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl", ["--kubeconfig", kubeconfig, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("kubectl is not on this machine");
            throw;
        }
        using (process)
        {
            using var limit = new CancellationTokenSource(Patience);
            try
            {
                var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
                await process.WaitForExitAsync(limit.Token);
                Assert.True(process.ExitCode == 0, await errors);
                return await output;
            }
            finally
            {
                if (!process.HasExited) process.Kill();
            }
        }
    }
}
