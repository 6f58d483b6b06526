using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace NetKube.Bench.ApiServer;

/// <summary>A control plane in a process of its own, without nodes, controllers or scheduler.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    public const string Token = "bench-administrator";
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly Uri _address;

    private ServerProcess(Process process, DirectoryInfo folder, Uri address)
    {
        (_process, _folder, _address) = (process, folder, address);
        Client = NewClient();
    }

    public HttpClient Client { get; }

    public Uri Address => _address;

    public static async Task<ServerProcess> StartAsync(string netkube)
    {
        var folder = Directory.CreateTempSubdirectory("netkube-bench-");
        var port = FreePort();
        var tokens = Path.Combine(folder.FullName, "tokens");
        await File.WriteAllTextAsync(tokens, $"{Token},admin,1,\"system:masters\"\n");
        string[] arguments =
        [
            "server", "--no-agent", "--no-scheduler", "--controllers=-*", "--data-dir", Path.Combine(folder.FullName, "data"), "--bind-address", "127.0.0.1",
            "--secure-port", port.ToString(CultureInfo.InvariantCulture), "--token-auth-file", tokens,
        ];
        var process = Process.Start(new ProcessStartInfo(netkube, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, folder, new Uri($"https://127.0.0.1:{port}"));
        await server.ReadyAsync();
        return server;
    }

    /// <summary>A client with connections of its own.</summary>
    public HttpClient NewClient()
    {
        var handler = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = static (_, _, _, _) => true } };
        var client = new HttpClient(handler) { BaseAddress = _address, Timeout = TimeSpan.FromMinutes(2),
            DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    public double ResidentMegabytes()
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public async Task CreateAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path, content);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {await response.Content.ReadAsStringAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ReadyAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var response = await Client.GetAsync("/readyz");
                if (response.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (tries < 3000)
            {
                // not listening yet
            }

            if (tries >= 3000) throw new TimeoutException("the server did not get ready");
            await Task.Delay(10);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
