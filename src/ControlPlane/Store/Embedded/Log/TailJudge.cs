namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// Decides what the bytes after the last intact record of the log's last segment are. The segment was zeros before it
/// was written, one frame is written at a time, and the next only when this one is on the disk. So a crash leaves at
/// most one broken frame, nothing intact after it, and the parts of it that did not arrive are zeros:
/// <code>
///   0000000000000000                  the log ends here
///   HHHHpppppppppp000000  0000        torn: the end is missing (a frame's last byte is never zero)
///   HHHHppp[512 zeros]pppL0000        torn: a sector is missing
///   00000[..]pppppppppppL 0000        torn: the first sector is missing
///   HH00000000000pppppppL 0000        torn: the header's second sector is missing
///   HHHHppp?ppppppppppppL 0000        everything arrived, yet the checksum fails: damaged
///   HHHHppp?ppppppppppppL HHHH        a later record exists: damaged
/// </code>
/// A torn record was never acknowledged and is cut; a damaged one may have been, and the store must not start.
/// </summary>
internal static class TailJudge
{
    private const int Sector = 512;

    /// <returns>Whether something torn has to be cut.</returns>
    /// <exception cref="StoreCorruptException">A crash cannot have left this.</exception>
    public static bool IsTorn(ReadOnlySpan<byte> segment, int position, ulong salt, string path)
    {
        var tail = segment[position..];
        if (!tail.ContainsAnyExcept((byte)0)) return false;
        for (var at = position + 8; at + Frame.HeaderBytes <= segment.Length; at += 8)
        {
            if (Frame.HasHeader(segment[at..], salt, out _, out _))
            {
                throw Damaged(path, position, $"an intact record follows at {at}");
            }
        }

        if (tail.Length < Frame.HeaderBytes) throw Damaged(path, position, "the file ends inside a header");
        if (Frame.HasHeader(tail, salt, out _, out var payload)) return IsTornFrame(segment, position, payload, path);
        if (!tail[Frame.HeaderBytes..].ContainsAnyExcept((byte)0)) return true;
        // The header may lie across a boundary: then each part came or did not come by itself.
        var inFirst = Math.Min(Frame.HeaderBytes, Sector - (position % Sector));
        if (!tail[..inFirst].ContainsAnyExcept((byte)0)) return true;
        if (inFirst < Frame.HeaderBytes && !tail[inFirst..Frame.HeaderBytes].ContainsAnyExcept((byte)0)) return true;
        throw Damaged(path, position, "its header fails its checksum");
    }

    private static bool IsTornFrame(ReadOnlySpan<byte> segment, int position, int payload, string path)
    {
        var end = position + Frame.SizeOf(payload);
        if (end > segment.Length) throw Damaged(path, position, "it is longer than the file");
        if (segment[end - 1] == 0) return true;
        for (var sector = (position + Sector - 1) / Sector * Sector; sector + Sector <= end; sector += Sector)
        {
            if (!segment.Slice(sector, Sector).ContainsAnyExcept((byte)0)) return true;
        }

        throw Damaged(path, position, "it is complete, but fails its checksum");
    }

    public static StoreCorruptException Missing(string path) => new(
        $"{path} is missing: the segment before it says that it follows. Writes that were acknowledged were in it, so the server does not "
        + "start. Put the file back, or restore the store from a backup; nothing was changed");

    public static StoreCorruptException Damaged(string path, long position, string why) => new(
        $"{path} is damaged: the record at byte {position} cannot be read, and {why}. Writes that were acknowledged may be in it, so the "
        + "server does not start. Restore the store from a backup, or look at the disk's health; nothing was changed");
}
