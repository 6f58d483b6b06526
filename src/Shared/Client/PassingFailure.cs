using System.Net.Sockets;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.Shared.Client;

/// <summary>Failures of the way to the API server, or of the server itself: a loop says so, waits, and tries again.</summary>
public static class PassingFailure
{
    /// <summary>
    /// Cancellation counts, since a connection that cannot be made in time ends as one: callers that were asked to stop ask
    /// their own token first.
    /// </summary>
    public static bool Is(Exception e) =>
        e is HttpRequestException or IOException or SocketException or ApiException or ApiFormatException or TimeoutException or OperationCanceledException;
}
