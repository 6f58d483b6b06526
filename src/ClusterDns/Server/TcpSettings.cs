namespace NetKube.ClusterDns.Server;

/// <param name="MaxConnections">More are closed at once.</param>
/// <param name="MaxPerClient">Of one address, so that no pod takes the place of all.</param>
/// <param name="IdleTimeout">How long a client may take for its next message (RFC 7766 §6.2.3).</param>
internal sealed record TcpSettings(int MaxConnections = 512, int MaxPerClient = 64, TimeSpan? IdleTimeout = null)
{
    public TimeSpan Idle => IdleTimeout ?? TimeSpan.FromSeconds(10);
}
