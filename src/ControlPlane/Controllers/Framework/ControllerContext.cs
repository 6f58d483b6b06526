using Microsoft.Extensions.Logging;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>What every controller is given: the API, the shared caches, time, chance, settings.</summary>
internal sealed class ControllerContext(IKubeClient client, InformerSet informers, TimeProvider clock, ControllerOptions options, ILoggerFactory logs)
{
    public IKubeClient Client { get; } = client;

    public InformerSet Informers { get; } = informers;

    public TimeProvider Clock { get; } = clock;

    public ControllerOptions Options { get; } = options;

    public ILoggerFactory Logs { get; } = logs;

    /// <summary>A source of chance of the controller's own, the same in every run with the same seed.</summary>
    public Random RandomFor(string controller)
    {
        var seed = Options.RandomSeed;
        foreach (var c in controller) seed = (seed * 31) + c;
        return new Random(seed);
    }
}
