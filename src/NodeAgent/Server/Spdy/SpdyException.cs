namespace NetKube.NodeAgent.Server.Spdy;

/// <summary>The other end broke the protocol; the connection ends.</summary>
internal sealed class SpdyException(string message) : IOException(message);
