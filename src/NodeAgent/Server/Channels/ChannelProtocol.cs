namespace NetKube.NodeAgent.Server.Channels;

/// <summary>
/// A version of the protocols in which every WebSocket message begins with the number of its channel. Version 4 ends
/// with a Status, earlier ones with a sentence; version 5 adds a message 255, N: channel N is closed. In the base64
/// forms the number is a digit and the rest text.
/// </summary>
internal sealed record ChannelProtocol(string Name, int Version, bool Base64)
{
    private static readonly ChannelProtocol[] All =
    [
        new("v5.channel.k8s.io", 5, false), new("v5.base64.channel.k8s.io", 5, true),
        new("v4.channel.k8s.io", 4, false), new("v4.base64.channel.k8s.io", 4, true),
        new("channel.k8s.io", 1, false), new("base64.channel.k8s.io", 1, true),
    ];

    /// <summary>Offering no protocol at all means the first binary one.</summary>
    private static readonly ChannelProtocol Unnamed = new("", 1, false);

    /// <summary>The first that is known of what the client offers; null for none.</summary>
    public static ChannelProtocol? Choose(IList<string> offered) =>
        offered.Count == 0 ? Unnamed : offered.Select(o => Array.Find(All, p => p.Name == o)).FirstOrDefault(p => p is not null);
}
