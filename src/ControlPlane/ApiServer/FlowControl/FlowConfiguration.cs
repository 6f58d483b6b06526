using NetKube.Shared.Api.FlowControl.V1;

namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>The flow schemas and levels of one moment, in the order in which they are asked. Immutable, but for the levels' seats.</summary>
/// <param name="Rules">By matchingPrecedence, then name.</param>
/// <param name="CatchAll">For what no schema matches.</param>
/// <param name="Levels">All levels that have a limit.</param>
/// <param name="Schemas">Revision of the schemas that it was made from.</param>
/// <param name="LevelObjects">Revision of the levels that it was made from.</param>
internal sealed record FlowConfiguration(
    IReadOnlyList<FlowRule> Rules, FlowRule CatchAll, IReadOnlyList<PriorityLevel> Levels, long Schemas, long LevelObjects)
{
    /// <summary>The schema of what no other matches; every cluster has it.</summary>
    public const string CatchAllName = "catch-all";

    private const int UsualShares = 30;

    /// <summary>Gives each level its share and its queues.</summary>
    public static void Configure(IReadOnlyDictionary<string, PriorityLevel> levels, IReadOnlyList<PriorityLevelConfiguration> objects, int serverSeats)
    {
        var all = objects.Sum(Shares);
        foreach (var value in objects)
        {
            var level = levels[value.Metadata.Name];
            level.Uid = value.Metadata.Uid;
            if (value.Spec.Limited is not { } limited)
            {
                level.Shape(0, 0, 0);
                level.Limit = int.MaxValue;
                continue;
            }
            var share = SeatAllocation.Share(serverSeats, Shares(value), all, limited.LendablePercent ?? 0, limited.BorrowingLimitPercent);
            // A change begins with what is granted; borrowing follows at the next adjustment.
            if (level.Share != share) (level.Share, level.Limit) = (share, Math.Max(share.Nominal, 1));
            if (limited.LimitResponse.Queuing is { Queues: > 0 } queuing) level.Shape(queuing.Queues, queuing.HandSize, queuing.QueueLengthLimit);
            else level.Shape(0, 0, 0);
        }
    }

    private static int Shares(PriorityLevelConfiguration value) =>
        value.Spec.Limited is { } limited ? limited.NominalConcurrencyShares ?? UsualShares : value.Spec.Exempt?.NominalConcurrencyShares ?? 0;
}
