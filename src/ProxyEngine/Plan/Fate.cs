using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Plan;

internal enum Verdict
{
    /// No Service has anything to say about the packet.
    Untouched,
    Delivered,
    Rejected,
    Dropped,
}

/// Where a packet may end. Choices are ordered by endpoint, so that equal fates are equal values.
internal sealed record Fate(Verdict Verdict, ValueList<Delivery> Choices)
{
    public static Fate Untouched { get; } = new(Verdict.Untouched, []);

    public static Fate Reject { get; } = new(Verdict.Rejected, []);

    public static Fate Drop { get; } = new(Verdict.Dropped, []);

    public static Fate To(params string[] endpoints) => Of(endpoints.Select(endpoint => new Delivery(endpoint, false)));

    public static Fate Of(IEnumerable<Delivery> choices) =>
        new(Verdict.Delivered, choices.OrderBy(choice => choice.Endpoint, StringComparer.Ordinal).ToValueList());

    public Fate Masqueraded() => this with { Choices = Choices.Select(choice => choice with { Masqueraded = true }).ToValueList() };

    public Fate Or(Fate other) => Of(Choices.Concat(other.Choices));
}

internal sealed record Delivery(string Endpoint, bool Masqueraded);
