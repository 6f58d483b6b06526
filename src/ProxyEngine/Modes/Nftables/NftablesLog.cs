using Microsoft.Extensions.Logging;

namespace NetKube.ProxyEngine.Modes.Nftables;

internal static partial class NftablesLog
{
    [LoggerMessage(EventId = 6301, EventName = "NftablesDrift", Level = LogLevel.Warning,
        Message = "Somebody changed our nftables table: {Kind} {Place} (of {Owner}); repairing")]
    public static partial void FoundDrift(this ILogger<NftablesMode> log, DriftKind kind, string place, string owner);

    [LoggerMessage(EventId = 6302, EventName = "NftablesCleanedUp", Level = LogLevel.Information,
        Message = "Removed our nftables table {Table}")]
    public static partial void CleanedUp(this ILogger<NftablesMode> log, string table);
}
