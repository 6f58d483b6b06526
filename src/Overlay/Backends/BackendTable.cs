using Microsoft.Extensions.Logging;
using NetKube.Overlay.Backends.HostGateway;
using NetKube.Overlay.Backends.Vxlan;

namespace NetKube.Overlay.Backends;

/// <summary>Every backend, by name. A new one is a folder and a line here.</summary>
internal static class BackendTable
{
    private static readonly (string Name, Func<VxlanOptions, ILoggerFactory, IOverlayBackend> Make)[] All =
    [
        ("vxlan", (options, logs) => new VxlanBackend(options, logs.CreateLogger<VxlanBackend>())),
        ("host-gw", (_, logs) => new HostGatewayBackend(logs.CreateLogger<HostGatewayBackend>())),
    ];

    public static IReadOnlyList<string> Names => [.. All.Select(b => b.Name)];

    public static IOverlayBackend Make(string name, VxlanOptions vxlan, ILoggerFactory logs)
    {
        foreach (var backend in All)
        {
            if (backend.Name == name) return backend.Make(vxlan, logs);
        }

        throw new ArgumentException($"overlay: there is no backend \"{name}\"; known are {string.Join(", ", Names)}", nameof(name));
    }
}
