using System.Net;

namespace NetKube.ProxyEngine.Conntrack;

/// <param name="Sent">Where the client sends to.</param>
/// <param name="Answers">Who answers: where the packets really go.</param>
/// <param name="Handle">The kernel's own record of the flow, for deleting exactly it.</param>
internal sealed record TrackedFlow(IPAddress Client, IPEndPoint Sent, IPEndPoint Answers, object? Handle = null);
