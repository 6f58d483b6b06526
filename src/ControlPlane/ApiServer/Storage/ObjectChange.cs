using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>A change of one object.</summary>
/// <param name="Revision">The change's revision.</param>
/// <param name="Current">After it; null for a delete.</param>
/// <param name="Previous">Before it; null for a create.</param>
public sealed record ObjectChange(long Revision, StoredObject? Current, StoredObject? Previous)
{
    // Made with the first frame: what nobody watches needs no room for them.
    private WeakReference<byte[]>?[]? _frames;
    private StoredObject? _left;

    private const int Kinds = 3;

    /// <summary>The object that the change is about; a deleted one as it was last, at the revision of its deletion.</summary>
    public StoredObject Subject => Current ?? Left;

    /// <summary>The object as it was before, at this revision: what a watcher sees that does not see it any more.</summary>
    public StoredObject Left => _left ??= new StoredObject(Previous!.Resource, Previous.Key, Previous.Json, Revision);

    /// <summary>What the keys' values weigh.</summary>
    public int Size => (Current?.Json.Length ?? 0) + 256;

    /// <summary>
    /// The frame of a watch in JSON or protobuf, encoded once for all who are sending it just now; kept no longer than
    /// that, or a long history would be in memory twice.
    /// </summary>
    public ReadOnlyMemory<byte> Frame(string type, bool protobuf)
    {
        _frames ??= new WeakReference<byte[]>?[2 * Kinds];
        ref var slot = ref _frames[(protobuf ? Kinds : 0) + (type switch { "ADDED" => 0, "MODIFIED" => 1, _ => 2 })];
        if (slot is { } kept && kept.TryGetTarget(out var known)) return known;
        var value = type == "DELETED" ? Left : Current!;
        var frame = protobuf ? WatchFrames.Protobuf(type, ProtoEnvelope.Encode(value.Object)) : WatchFrames.Json(type, value);
        slot = new WeakReference<byte[]>(frame);
        return frame;
    }
}
