using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Forwarding;

/// <summary>
/// Asks upstreams, one after the other, until one answers. The same question of several clients at once is asked once;
/// the number of questions in flight is bounded.
/// </summary>
internal sealed class Forwarder
{
    private readonly ForwardSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Upstream[] _upstreams;
    private readonly Dictionary<QuestionKey, Task<Forwarded>> _inFlight = [];
    private readonly Lock _gate = new();   // guards _inFlight and _waiting
    private int _waiting;

    public Forwarder(ForwardSettings settings, TimeProvider clock)
    {
        (_settings, _clock) = (settings, clock);
        _upstreams = [.. settings.Upstreams.Select(a => new Upstream(a, clock))];
    }

    public bool HasUpstreams => _upstreams.Length > 0;

    /// <summary>Asks every upstream, whether or not another has answered.</summary>
    public Task AskEachAsync(ReadOnlyMemory<byte> question, CancellationToken stop) =>
        Task.WhenAll(_upstreams.Select(u => u.AskAsync(question, false, _settings.AttemptTimeout, stop)));

    public async Task<Forwarded> AskAsync(ReadOnlyMemory<byte> question, bool dnssecOk, CancellationToken stop)
    {
        if (!HasUpstreams) return new Forwarded(ForwardOutcome.NoUpstream, default);
        var key = new QuestionKey(question, dnssecOk);
        Task<Forwarded>? shared;
        lock (_gate)
        {
            if (_waiting >= _settings.MaxConcurrent) return new Forwarded(ForwardOutcome.TooMany, default);
            _waiting++;
            if (!_inFlight.TryGetValue(key, out shared)) _inFlight[key] = shared = AskAllAsync(key, stop);
        }

        try
        {
            return await shared;
        }
        finally
        {
            lock (_gate)
            {
                _waiting--;
                if (_inFlight.TryGetValue(key, out var held) && ReferenceEquals(held, shared)) _inFlight.Remove(key);
            }
        }
    }

    private async Task<Forwarded> AskAllAsync(QuestionKey key, CancellationToken stop)
    {
        await Task.Yield();   // the caller holds the lock: nothing of this may run inside it
        var start = _clock.GetTimestamp();
        var last = new Forwarded(ForwardOutcome.TimedOut, default);
        foreach (var upstream in _upstreams.OrderBy(u => u.IsDown(_settings.RetryAfter)))
        {
            var left = _settings.QueryTimeout - _clock.GetElapsedTime(start);
            if (left <= TimeSpan.Zero) break;
            last = await upstream.AskAsync(key.Question, key.DnssecOk, left < _settings.AttemptTimeout ? left : _settings.AttemptTimeout, stop);
            if (last.Outcome == ForwardOutcome.Answered) break;
        }

        return last;
    }

    private readonly struct QuestionKey(ReadOnlyMemory<byte> question, bool dnssecOk) : IEquatable<QuestionKey>
    {
        public ReadOnlyMemory<byte> Question { get; } = question;

        public bool DnssecOk { get; } = dnssecOk;

        public bool Equals(QuestionKey other) => DnssecOk == other.DnssecOk && DnsWireName.Same(Question.Span, other.Question.Span);

        public override bool Equals(object? obj) => obj is QuestionKey other && Equals(other);

        public override int GetHashCode()
        {
            Span<byte> folded = stackalloc byte[DnsWireName.MaxLength + 4];
            DnsWireName.Fold(Question.Span, folded);
            var hash = new HashCode();
            hash.AddBytes(folded[..Question.Length]);
            return hash.ToHashCode();
        }
    }
}
