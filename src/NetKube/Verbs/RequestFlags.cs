using System.CommandLine;
using NetKube.ControlPlane.Hosting;

namespace NetKube.Verbs;

/// <summary>Flags of <c>netkube server</c> about how many requests it takes, and how it leaves.</summary>
internal static class RequestFlags
{
    private static readonly Option<int> MostReads = Flags.Number("--max-requests-inflight",
        "Requests that read, at once; part of what priority and fairness divides", 400, 0, 1_000_000);
    private static readonly Option<int> MostWrites = Flags.Number("--max-mutating-requests-inflight",
        "Requests that write, at once; part of what priority and fairness divides", 200, 0, 1_000_000);
    private static readonly Option<bool> Fairness = new("--enable-priority-and-fairness")
    {
        Description = "Divide the seats by FlowSchemas and PriorityLevelConfigurations",
        DefaultValueFactory = _ => true,
    };
    private static readonly Option<TimeSpan> Timeout = Flags.Duration("--request-timeout", "How long a request may take that is no watch or stream",
        "1m", TimeSpan.FromSeconds(1));
    private static readonly Option<TimeSpan> Delay = Flags.Duration("--shutdown-delay-duration",
        "How long to go on as ever once /readyz says that the server is leaving", "0s", TimeSpan.Zero);

    private static readonly Option<bool> Legacy = new("--legacy-apis")
    {
        Description = "Take objects of removed group versions (extensions/v1beta1, …) as today's",
    };

    public static IReadOnlyList<Option> All => [MostReads, MostWrites, Fairness, Timeout, Delay, Legacy];

    public static ControlPlaneOptions Read(ParseResult parsed, ControlPlaneOptions options) => options with
    {
        Requests = new RequestLimitOptions
        {
            MostReads = parsed.GetValue(MostReads),
            MostWrites = parsed.GetValue(MostWrites),
            PriorityAndFairness = parsed.GetValue(Fairness),
            Timeout = parsed.GetValue(Timeout),
        },
        ShutdownDelay = parsed.GetValue(Delay),
        LegacyApis = parsed.GetValue(Legacy),
    };
}
