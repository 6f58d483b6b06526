using System.Text.Json;

namespace NetKube.EndToEnd.World;

/// <summary>A cluster that "netkube up" made, with a name and folder of its own.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-e2e-").FullName;

    public string Name { get; } = $"e2e-{Random.Shared.Next(0x10000):x4}";

    public string Data => Path.Combine(_folder, "data");

    public string Kubeconfig => Path.Combine(Data, "kubeconfig");

    public string Underlay => $"/run/netkube/clusters/{Name}/ns/underlay";

    public string Record => $"/run/netkube/clusters/{Name}/cluster.json";

    public Task<Outcome> UpAsync(int nodes = 3, params string[] more) =>
        NetkubeAsync(["up", "--nodes", $"{nodes}", "--name", Name, "--data-dir", Data, .. more]);

    public Task<Outcome> DownAsync() => NetkubeAsync("down", "--name", Name);

    public static Task<Outcome> NetkubeAsync(params string[] arguments) => Shell.RunAsync(Repo.Program, arguments);

    public Task<Outcome> KubectlAsync(params string[] arguments) => KubectlWithAsync(null, arguments);

    public Task<Outcome> KubectlWithAsync(string? input, params string[] arguments) =>
        Shell.RunAsync("kubectl", arguments, input, new Dictionary<string, string> { ["KUBECONFIG"] = Kubeconfig });

    /// <summary>As <see cref="KubectlAsync"/>, for what must succeed; gives what was printed.</summary>
    public async Task<string> DoAsync(params string[] arguments)
    {
        var outcome = await KubectlAsync(arguments);
        Assert.True(outcome.Code == 0, $"kubectl {string.Join(' ', arguments)}: {outcome}");
        return outcome.Output.Trim();
    }

    public async Task ApplyAsync(string manifest)
    {
        var outcome = await KubectlWithAsync(manifest, "apply", "-f", "-");
        Assert.True(outcome.Code == 0, outcome.ToString());
    }

    public string DockerSocket
    {
        get
        {
            using var record = JsonDocument.Parse(File.ReadAllText(Record));
            return record.RootElement.GetProperty("DockerSocket").GetString()!;
        }
    }

    /// <summary>Loads an image of busybox's commands, as a user would.</summary>
    public static async Task LoadImageAsync(string image, string[] entrypoint)
    {
        var root = Directory.CreateTempSubdirectory("netkube-image-");
        try
        {
            foreach (var folder in (string[])["bin", "tmp", "www"]) Directory.CreateDirectory(Path.Combine(root.FullName, folder));
            File.Copy("/bin/busybox", Path.Combine(root.FullName, "bin/busybox"));
            foreach (var command in (string[])["sh", "echo", "sleep", "touch", "rm", "test"])
                File.CreateSymbolicLink(Path.Combine(root.FullName, "bin", command), "busybox");
            var load = await NetkubeAsync(["image", "load", root.FullName, "--image", image, "--", .. entrypoint]);
            Assert.True(load.Code == 0, load.ToString());
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>The process of a part, by the name that status gives it.</summary>
    public int PidOf(string part)
    {
        using var record = JsonDocument.Parse(File.ReadAllText(Record));
        return record.RootElement.GetProperty("Parts").EnumerateArray().Single(p => p.GetProperty("Part").GetString() == part).GetProperty("Pid").GetInt32();
    }

    /// <summary>A pod with curl on the node, ready.</summary>
    public async Task ClientAsync(string name, string node)
    {
        await ApplyAsync($$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: {{name}}}
            spec:
              nodeName: {{node}}
              terminationGracePeriodSeconds: 0
              containers: [{name: main, image: "netkube/base:1", command: [sleep, infinity]}]
            """);
        await DoAsync("wait", "--for=condition=Ready", $"pod/{name}", "--timeout=30s");
    }

    public Task<Outcome> CurlAsync(string pod, string url) => KubectlAsync("exec", pod, "--", "curl", "-sS", "-m", "3", url);

    public async ValueTask DisposeAsync()
    {
        var outcome = await DownAsync();
        Directory.Delete(_folder, recursive: true);
        Assert.True(outcome.Code == 0, outcome.ToString());
    }
}
