using Microsoft.Extensions.Logging;

namespace NetKube.ProxyEngine.Modes.Iptables;

internal static partial class IptablesLog
{
    [LoggerMessage(EventId = 6201, EventName = "IptablesDrift", Level = LogLevel.Warning,
        Message = "Somebody changed our iptables rules: {Kind} {Place} (of {Owner}); repairing")]
    public static partial void FoundDrift(this ILogger<IptablesMode> log, DriftKind kind, string place, string owner);

    [LoggerMessage(EventId = 6202, EventName = "IptablesCleanedUp", Level = LogLevel.Information,
        Message = "Removed our iptables chains and jumps: {Count}")]
    public static partial void CleanedUp(this ILogger<IptablesMode> log, int count);
}
