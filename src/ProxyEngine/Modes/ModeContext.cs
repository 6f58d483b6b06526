using Microsoft.Extensions.Logging;
using NetKube.ProxyEngine.Plan;

namespace NetKube.ProxyEngine.Modes;

/// <param name="NetworkNamespacePath">Where to work, such as /run/netns/node1; null is the process's own namespace.</param>
internal sealed record ModeContext(PlanSettings Node, ILoggerFactory Logs, string? NetworkNamespacePath = null);
