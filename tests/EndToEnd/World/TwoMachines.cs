using System.Diagnostics;
using System.Net;
using NetKube.Shared.Linux;
using NetKube.Shared.Linux.Routing;

namespace NetKube.EndToEnd.World;

/// <summary>Two network namespaces joined by a cable, for the server and one agent, each started by hand.</summary>
public sealed class TwoMachines : IAsyncDisposable
{
    private const string ServerAddress = "10.77.0.1";
    private const string AgentAddress = "10.77.0.2";
    private readonly string _folder = Directory.CreateTempSubdirectory("netkube-join-").FullName;
    private readonly string _dockerSocket;
    private readonly List<Process> _running = [];

    private TwoMachines(string dockerSocket)
    {
        _dockerSocket = dockerSocket;
        using var server = NetworkNamespace.CreateNamed(_folder, "server");
        using var agent = NetworkNamespace.CreateNamed(_folder, "agent");
        using var there = RouteNetlink.Open(server);
        there.CreateLink(new VethSpec("eth0", "eth0", agent));
        Address(server, ServerAddress);
        Address(agent, AgentAddress);
    }

    public string Node { get; } = $"solo-{Random.Shared.Next(0x10000):x4}";

    private string ServerData => Path.Combine(_folder, "server-data");

    public static TwoMachines Make(string dockerSocket) => new(dockerSocket);

    /// <summary>Starts the server; gives the token out of the command that it prints for other machines.</summary>
    public async Task<string> StartServerAsync()
    {
        var server = Start("server", Repo.Program, "server", "--data-dir", ServerData, "--bind-address", ServerAddress, "--secure-port", "6443");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await server.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Trim().Split(' ') is ["netkube", "agent", "--server", _, "--token", var token]) return token;
        }

        throw new InvalidOperationException($"the server printed no token: {await server.StandardError.ReadToEndAsync(limit.Token)}");
    }

    public void StartAgent(string token) => Start("agent", [Repo.Program, .. AgentArguments(token)]);

    /// <summary>For an agent that is to end by itself.</summary>
    public Task<Outcome> RunAgentAsync(string token) => Shell.RunAsync("nsenter", [$"--net={_folder}/agent", Repo.Program, .. AgentArguments(token)]);

    public Task<Outcome> OnAgentAsync(params string[] command) => Shell.RunAsync("nsenter", [$"--net={_folder}/agent", .. command]);

    public Task<Outcome> KubectlAsync(params string[] arguments) =>
        Shell.RunAsync("nsenter", [$"--net={_folder}/server", "kubectl", "--kubeconfig", Path.Combine(ServerData, "admin.kubeconfig"), .. arguments]);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _running.AsEnumerable().Reverse())
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        var containers = await Shell.RunAsync("docker", ["-H", $"unix://{_dockerSocket}", "ps", "-aq", "--filter", $"label=netkube.io/cluster={Node}"]);
        foreach (var id in containers.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            await Shell.RunAsync("docker", ["-H", $"unix://{_dockerSocket}", "rm", "-f", id]);
        foreach (var mount in File.ReadLines("/proc/self/mountinfo").Select(l => l.Split(' ')[4]).Where(m => m.StartsWith(_folder + "/", StringComparison.Ordinal)).Reverse().ToList())
            Mounts.Unmount(mount);
        Directory.Delete(_folder, recursive: true);
    }

    private static void Address(NetworkNamespace ns, string address)
    {
        using var netlink = RouteNetlink.Open(ns);
        netlink.SetLink(netlink.GetLink("lo"), new LinkChange { Up = true });
        var card = netlink.GetLink("eth0");
        netlink.EnsureAddress(new InterfaceAddress(card.Index, IPAddress.Parse(address), 24));
        netlink.SetLink(card, new LinkChange { Up = true });
        netlink.ReplaceRoute(new Route(Route.DefaultV4, card.Index, IPAddress.Parse(address == ServerAddress ? AgentAddress : ServerAddress), Protocol: 4));
    }

    private string[] AgentArguments(string token) =>
    [
        "agent", "--server", $"https://{ServerAddress}:6443", "--token", token, "--node-name", Node, "--node-ip", AgentAddress,
        "--docker-socket", _dockerSocket, "--data-dir", Path.Combine(_folder, "agent-data"), "--cluster-name", Node,
    ];

    private Process Start(string machine, params string[] command)
    {
        var process = Shell.Start("nsenter", [$"--net={_folder}/{machine}", .. command]);
        process.StandardInput.Close();
        _running.Add(process);
        return process;
    }
}
