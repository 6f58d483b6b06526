using System.Net;

namespace NetKube.ClusterDns.Forwarding;

/// <param name="Upstreams">Asked in this order, those that answer before those that lately did not.</param>
/// <param name="AttemptTimeout">For one upstream's answer.</param>
/// <param name="QueryTimeout">For all attempts of one query; glibc's clients give up after five seconds.</param>
/// <param name="MaxConcurrent">Queries that wait at the same time; more are refused (CoreDNS: max_concurrent 1000).</param>
/// <param name="RetryAfter">How long an upstream that failed twice is passed over.</param>
internal sealed record ForwardSettings(
    IReadOnlyList<IPEndPoint> Upstreams,
    TimeSpan AttemptTimeout,
    TimeSpan QueryTimeout,
    int MaxConcurrent,
    TimeSpan RetryAfter)
{
    public static ForwardSettings To(params IReadOnlyList<IPEndPoint> upstreams) =>
        new(upstreams, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), 1000, TimeSpan.FromSeconds(5));
}
