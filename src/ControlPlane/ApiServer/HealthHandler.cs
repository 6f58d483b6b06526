using System.Text;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;

namespace NetKube.ControlPlane.ApiServer;

/// <summary>/healthz, /livez and /readyz, whole or one check at a time.</summary>
public sealed class HealthHandler(ClusterState state, ReadyGate gate)
{
    private (string Name, Func<bool> Passes)[] Checks =>
    [
        ("ping", () => true),
        ("log", () => true),
        ("etcd", () => state.Loaded.IsCompletedSuccessfully),
        ("informer-sync", () => state.Loaded.IsCompletedSuccessfully),
        ("poststarthook/rbac/bootstrap-roles", () => gate.BootstrapDone),
        ("shutdown", () => !gate.ShuttingDown),
    ];

    /// <summary>Answers when the path is a health check.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, RequestPath path)
    {
        var parts = path.Path.Split('/', 3, StringSplitOptions.RemoveEmptyEntries);
        if (path.IsResource || parts.Length == 0 || parts[0] is not ("healthz" or "livez" or "readyz")) return false;
        var live = parts[0] == "livez";
        var checks = Checks.Where(c => !live || c.Name is not ("informer-sync" or "shutdown")).ToList();
        if (parts.Length > 1)
        {
            var one = string.Join('/', parts[1..]);
            var found = checks.FindIndex(c => c.Name == one);
            if (found < 0) await ResponseWriter.TextAsync(http, 404, "404 page not found\n");
            else await AnswerAsync(http, checks[found].Passes() ? 200 : 500, checks[found].Passes() ? "ok" : $"internal server error: {one} failed\n");
            return true;
        }
        var excluded = http.Request.Query["exclude"];
        var failed = checks.Where(c => !excluded.Contains(c.Name) && !c.Passes()).Select(c => c.Name).ToList();
        var verbose = http.Request.Query.ContainsKey("verbose") || failed.Count > 0;
        await AnswerAsync(http, failed.Count == 0 ? 200 : 500, verbose ? Verbose(parts[0], checks.Select(c => c.Name), failed) : "ok");
        return true;
    }

    private static Task AnswerAsync(HttpContext http, int code, string text)
    {
        http.Response.Headers["X-Content-Type-Options"] = "nosniff";
        return ResponseWriter.TextAsync(http, code, text);
    }

    private static string Verbose(string which, IEnumerable<string> names, List<string> failed)
    {
        var text = new StringBuilder();
        foreach (var name in names) text.Append(failed.Contains(name) ? "[-]" : "[+]").Append(name).Append(failed.Contains(name) ? " failed: reason withheld\n" : " ok\n");
        return text.Append(which).Append(failed.Count == 0 ? " check passed\n" : " check failed\n").ToString();
    }
}

/// <summary>What must be done before the server calls itself ready, and whether it is leaving.</summary>
public sealed class ReadyGate
{
    /// <summary>The bootstrap objects are in place.</summary>
    public bool BootstrapDone { get; set; }

    /// <summary>New requests should go elsewhere.</summary>
    public bool ShuttingDown { get; set; }
}
