using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.Shared.Client;

/// <param name="Event">The event as it is to be written.</param>
/// <param name="SeenBefore">It was written already: raise its count.</param>
internal readonly record struct CorrelatedEvent(Event Event, bool SeenBefore);

/// <summary>Folds repeated events together and drops floods; the memory is bounded.</summary>
internal sealed class EventCorrelator(TimeProvider clock)
{
    private const int Burst = 25;
    private const int AlikeLimit = 10;
    private const int MostEntries = 4096;
    private static readonly TimeSpan Refill = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AlikeWithin = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, Event> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (HashSet<string> Messages, long At)> _alike = new(StringComparer.Ordinal);

    /// <summary>What to write; null when the object's bucket is empty.</summary>
    public CorrelatedEvent? Correlate(Event recorded)
    {
        Trim(_written);
        Trim(_buckets);
        Trim(_alike);
        Aggregate(recorded);
        if (!Take(Subject(recorded))) return null;
        var key = Key(recorded, recorded.Message);
        if (!_written.TryGetValue(key, out var before))
        {
            _written[key] = recorded;
            return new CorrelatedEvent(recorded, SeenBefore: false);
        }
        recorded.Metadata.Name = before.Metadata.Name;
        recorded.FirstTimestamp = before.FirstTimestamp;
        recorded.Count = before.Count + 1;
        _written[key] = recorded;
        return new CorrelatedEvent(recorded, SeenBefore: true);
    }

    /// <summary>The event could not be written: the next of its like is new again.</summary>
    public void Forget(Event value) => _written.Remove(Key(value, value.Message));

    private void Aggregate(Event recorded)
    {
        var key = Key(recorded, "");
        if (!_alike.TryGetValue(key, out var alike) || clock.GetElapsedTime(alike.At) > AlikeWithin) alike = ([], 0);
        alike.Messages.Add(recorded.Message);
        _alike[key] = (alike.Messages, clock.GetTimestamp());
        if (alike.Messages.Count > AlikeLimit) recorded.Message = "(combined from similar events): " + recorded.Message;
    }

    private bool Take(string subject)
    {
        var now = clock.GetTimestamp();
        var (tokens, at) = _buckets.TryGetValue(subject, out var bucket) ? bucket : (Burst, now);
        tokens = Math.Min(Burst, tokens + (clock.GetElapsedTime(at, now) / Refill));
        var enough = tokens >= 1;
        _buckets[subject] = (enough ? tokens - 1 : tokens, now);
        return enough;
    }

    private static void Trim<T>(Dictionary<string, T> map)
    {
        if (map.Count > MostEntries) map.Clear();   // only counts and tokens are lost
    }

    private static string Subject(Event value)
    {
        var o = value.InvolvedObject;
        return string.Join('\n', value.Source.Component, value.Source.Host, o.ApiVersion, o.Kind, o.Namespace, o.Name, o.Uid);
    }

    private static string Key(Event value, string message) =>
        string.Join('\n', Subject(value), value.InvolvedObject.FieldPath, value.Type, value.Reason, value.ReportingComponent, message);
}
