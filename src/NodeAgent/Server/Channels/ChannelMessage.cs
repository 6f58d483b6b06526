namespace NetKube.NodeAgent.Server.Channels;

/// <param name="Closes">The client will send no more on this channel.</param>
internal readonly record struct ChannelMessage(byte Channel, ReadOnlyMemory<byte> Bytes, bool Closes);
