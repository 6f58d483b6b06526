using Microsoft.Extensions.Logging;

namespace NetKube.Memory;

internal static partial class MemoryLog
{
    [LoggerMessage(EventId = 7601, Level = LogLevel.Debug, Message = "Gave back {Mebibytes} MiB of program files that the start had touched")]
    public static partial void GaveBack(this ILogger log, long mebibytes);
}
