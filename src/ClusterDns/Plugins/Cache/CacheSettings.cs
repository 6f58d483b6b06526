namespace NetKube.ClusterDns.Plugins.Cache;

/// <param name="MaxEntries">Questions whose answers are kept.</param>
/// <param name="MaxTtl">Seconds; answers that may be kept longer are not (kubeadm's Corefile: cache 30).</param>
/// <param name="MaxNegativeTtl">The same for "no such name" and "no data".</param>
/// <param name="FailureTtl">Seconds that an upstream's SERVFAIL is remembered (RFC 9520 asks for at least one).</param>
internal sealed record CacheSettings(int MaxEntries = 10_000, uint MaxTtl = 30, uint MaxNegativeTtl = 30, uint FailureTtl = 1);
