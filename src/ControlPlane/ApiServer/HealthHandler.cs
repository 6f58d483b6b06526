using System.Text;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;

namespace NetKube.ControlPlane.ApiServer;

/// <summary>/healthz, /livez and /readyz, whole or one check at a time.</summary>
public sealed class HealthHandler(ClusterState state, ReadyGate gate)
{
    private HealthCheck[] Checks =>
    [
        new("ping", static () => true),
        new("log", static () => true),
        new("etcd", () => state.Loaded.IsCompletedSuccessfully),
        new("etcd-readiness", () => state.Loaded.IsCompletedSuccessfully, ReadyOnly: true),
        new("informer-sync", () => state.Loaded.IsCompletedSuccessfully, ReadyOnly: true),
        new("poststarthook/rbac/bootstrap-roles", () => gate.BootstrapDone),
        new("poststarthook/scheduling/bootstrap-system-priority-classes", () => gate.BootstrapDone),
        new("poststarthook/priority-and-fairness-config-producer", () => gate.BootstrapDone),
        new("poststarthook/start-kubernetes-service-cidr-controller", () => gate.BootstrapDone),
        new("shutdown", () => !gate.ShuttingDown, ReadyOnly: true),
    ];

    /// <summary>Answers when the path is a health check.</summary>
    public async Task<bool> TryHandleAsync(HttpContext http, RequestPath path)
    {
        var parts = path.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path.IsResource || parts.Length == 0 || parts[0] is not ("healthz" or "livez" or "readyz")) return false;
        var checks = Checks.Where(c => parts[0] != "livez" || !c.ReadyOnly).ToList();
        if (parts.Length > 1) await OneAsync(http, checks, string.Join('/', parts[1..]));
        else await AllAsync(http, checks, parts[0]);
        return true;
    }

    private static Task OneAsync(HttpContext http, List<HealthCheck> checks, string name)
    {
        if (checks.Find(c => c.Name == name) is not { } check) return ResponseWriter.TextAsync(http, 404, "404 page not found\n");
        return check.Passes() ? AnswerAsync(http, 200, "ok") : AnswerAsync(http, 500, $"internal server error: {name} failed\n");
    }

    private static Task AllAsync(HttpContext http, List<HealthCheck> checks, string which)
    {
        var excluded = http.Request.Query["exclude"].Where(e => !string.IsNullOrEmpty(e)).Select(e => e!).ToList();
        var text = new StringBuilder();
        var failed = 0;
        foreach (var check in checks)
        {
            if (excluded.Remove(check.Name))
            {
                text.Append("[+]").Append(check.Name).Append(" excluded: ok\n");
                continue;
            }
            var passes = check.Passes();
            if (!passes) failed++;
            text.Append(passes ? "[+]" : "[-]").Append(check.Name).Append(passes ? " ok\n" : " failed: reason withheld\n");
        }
        if (excluded.Count > 0)
        {
            text.Append("warn: some health checks cannot be excluded: no matches for ").AppendJoin(", ", excluded.Select(e => $"\"{e}\"")).Append('\n');
        }
        if (failed == 0 && !http.Request.Query.ContainsKey("verbose")) return AnswerAsync(http, 200, "ok");
        return AnswerAsync(http, failed == 0 ? 200 : 500, text.Append(which).Append(failed == 0 ? " check passed\n" : " check failed\n").ToString());
    }

    private static Task AnswerAsync(HttpContext http, int code, string text)
    {
        http.Response.Headers["X-Content-Type-Options"] = "nosniff";
        return ResponseWriter.TextAsync(http, code, text);
    }

    /// <param name="Name">Its path below the endpoint.</param>
    /// <param name="Passes">Whether all is well.</param>
    /// <param name="ReadyOnly">Restarting the server would not help: it is none of livez' business.</param>
    private sealed record HealthCheck(string Name, Func<bool> Passes, bool ReadyOnly = false);
}

/// <summary>What must be done before the server calls itself ready, and whether it is leaving.</summary>
public sealed class ReadyGate
{
    /// <summary>The bootstrap objects are in place.</summary>
    public bool BootstrapDone { get; set; }

    /// <summary>New requests should go elsewhere.</summary>
    public bool ShuttingDown { get; set; }
}
