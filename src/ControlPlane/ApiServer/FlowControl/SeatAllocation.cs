namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>
/// Divides the server's seats among the levels (KEP-1040): by shares at first, and every few seconds anew, so that a level
/// lends what it does not use and borrows what others do not.
/// </summary>
internal static class SeatAllocation
{
    // An old peak counts for less with every period: a half life of five minutes at ten seconds a period.
    private const double Memory = 0.977;

    /// <summary>A level's share.</summary>
    public static SeatShare Share(int serverSeats, int shares, int allShares, int lendablePercent, int? borrowingPercent)
    {
        var nominal = allShares == 0 ? 0 : (int)Math.Ceiling((double)serverSeats * shares / allShares);
        var lendable = (int)Math.Round(nominal * lendablePercent / 100.0, MidpointRounding.AwayFromZero);
        var most = borrowingPercent is { } percent ? nominal + (int)Math.Round(nominal * percent / 100.0, MidpointRounding.AwayFromZero) : serverSeats;
        return new SeatShare(nominal, nominal - lendable, Math.Max(most, nominal));
    }

    /// <summary>Gives every level its limit for the next period, by what it needed in the last one.</summary>
    public static void Adjust(IReadOnlyList<PriorityLevel> levels, int serverSeats)
    {
        var needs = levels.Select(Need).ToList();
        var limits = Divide(needs, Math.Max(serverSeats, levels.Sum(l => l.Share.Least)));
        for (var i = 0; i < levels.Count; i++) levels[i].Limit = Math.Max(limits[i], 1);
    }

    /// <summary>
    /// Everybody gets his least; what is left goes round in proportion to the targets, to nobody more than his most.
    /// </summary>
    public static IReadOnlyList<int> Divide(IReadOnlyList<SeatNeed> needs, int seats)
    {
        if (needs.Sum(n => n.Most) <= seats) return [.. needs.Select(n => n.Most)];
        var (low, high) = (0.0, needs.Max(n => n.Most / Math.Max(n.Target, 1e-3)));
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (needs.Sum(n => At(n, middle)) > seats) high = middle;
            else low = middle;
        }
        return [.. needs.Select(n => (int)Math.Round(At(n, low)))];
    }

    private static double At(SeatNeed need, double proportion) => Math.Clamp(proportion * need.Target, need.Least, need.Most);

    private static SeatNeed Need(PriorityLevel level)
    {
        var demand = level.TakeHighestDemand();
        level.SmoothDemand = Math.Max(demand, (Memory * level.SmoothDemand) + ((1 - Memory) * demand));
        var least = Math.Max(level.Share.Least, Math.Min(level.Share.Nominal, demand));
        return new SeatNeed(least, Math.Max(level.Share.Most, least), Math.Max(least, level.SmoothDemand));
    }
}

/// <param name="Least">What it gets in any case.</param>
/// <param name="Most">What it gets at most.</param>
/// <param name="Target">What it would use.</param>
internal readonly record struct SeatNeed(int Least, int Most, double Target);
