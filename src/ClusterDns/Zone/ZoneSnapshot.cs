using System.Buffers.Binary;
using NetKube.ClusterDns.Chain;
using NetKube.Shared.Packets.Dns;

namespace NetKube.ClusterDns.Zone;

/// <summary>What the zone says to a question.</summary>
internal enum ZoneOutcome
{
    /// <summary>The name is not in the zone, nor an address that it knows.</summary>
    NotOurs,

    /// <summary>There are records.</summary>
    Found,

    /// <summary>The name exists and has none of this type (NODATA, RFC 2308 §2.2).</summary>
    NoRecords,

    /// <summary>The name does not exist, nor any below it (NXDOMAIN).</summary>
    NoName,

    /// <summary>The name is another name's alias, and its records were asked for.</summary>
    Alias,
}

internal readonly record struct ZoneAnswer(ZoneOutcome Outcome, DnsSections Sections = default, DnsName? Alias = null);

/// <summary>
/// All the names of the cluster at one moment. Immutable: a query reads one snapshot from start to end, takes no lock and
/// makes no object. Built and changed by <see cref="ZoneTracker"/>.
/// </summary>
internal sealed record ZoneSnapshot(ZoneSettings Settings, ZoneApex Apex)
{
    private const int SectionOverhead = 12;

    /// <summary>The most that a lookup writes into its scratch buffer.</summary>
    public const int ScratchBytes = 128;

    /// <summary>Whether all of the cluster's objects have been seen: before, nothing can be said not to exist.</summary>
    public bool IsSynced { get; init; }

    public uint Serial { get; init; }

    /// <summary>By namespace label.</summary>
    public PersistentMap<NameAnswers> Namespaces { get; init; } = PersistentMap<NameAnswers>.Empty;

    /// <summary>By service and namespace label.</summary>
    public PersistentMap<ServiceNames> Services { get; init; } = PersistentMap<ServiceNames>.Empty;

    /// <summary>By address bytes.</summary>
    public PersistentMap<NameAnswers> Reverse { get; init; } = PersistentMap<NameAnswers>.Empty;

    /// <summary>By namespace label and address bytes; only in verified mode.</summary>
    public PersistentMap<NameAnswers> Pods { get; init; } = PersistentMap<NameAnswers>.Empty;

    /// <param name="name">Folded, in wire form, not compressed.</param>
    /// <param name="type">What is asked for.</param>
    /// <param name="scratch">Where records are written that depend on the question; the answer may point into it.</param>
    public ZoneAnswer Find(ReadOnlySpan<byte> name, DnsType type, Memory<byte> scratch)
    {
        var zone = Apex.Zone;
        if (!name.EndsWith(zone)) return FindReverse(name, type);
        Span<byte> starts = stackalloc byte[DnsWireName.MaxLabels + 1];
        var count = 0;
        var at = 0;
        while (at < name.Length - zone.Length)
        {
            starts[count++] = (byte)at;
            at += 1 + name[at];
        }

        // "xcluster.local" ends in the same bytes only if a label's length byte happens to look like the zone's first one.
        if (at != name.Length - zone.Length) return new ZoneAnswer(ZoneOutcome.NotOurs);
        starts[count] = (byte)at;
        if (count == 0) return FindApex(name, type, scratch);
        return LastLabel(name, starts, count) switch
        {
            Branch.Services => FindService(name, starts, count, type, scratch),
            Branch.Pods => FindPod(name, starts, count, type, scratch),
            Branch.Version when count == 1 => From(Apex.Version, name, type, scratch),
            Branch.Server when count == 1 => Negative(ZoneOutcome.NoRecords, name, scratch),
            Branch.Server when count == 2 && LabelIs(name, starts, 0, "\u0002ns"u8) => From(Apex.NameServer, name, type, scratch),
            _ => Negative(ZoneOutcome.NoName, name, scratch),
        };
    }

    private enum Branch
    {
        None,
        Services,
        Pods,
        Version,
        Server,
    }

    private static Branch LastLabel(ReadOnlySpan<byte> name, ReadOnlySpan<byte> starts, int count)
    {
        var label = name[starts[count - 1]..starts[count]];
        if (label.SequenceEqual("\u0003svc"u8)) return Branch.Services;
        if (label.SequenceEqual("\u0003pod"u8)) return Branch.Pods;
        if (label.SequenceEqual("\u000Bdns-version"u8)) return Branch.Version;
        return label.SequenceEqual("\u0003dns"u8) ? Branch.Server : Branch.None;
    }

    private static bool LabelIs(ReadOnlySpan<byte> name, ReadOnlySpan<byte> starts, int index, ReadOnlySpan<byte> label) =>
        name[starts[index]..starts[index + 1]].SequenceEqual(label);

    private ZoneAnswer FindApex(ReadOnlySpan<byte> name, DnsType type, Memory<byte> scratch)
    {
        if (type == DnsType.Ns) return new ZoneAnswer(ZoneOutcome.Found, Apex.NameServers);
        if (type != DnsType.Soa) return Negative(ZoneOutcome.NoRecords, name, scratch);
        Apex.WriteSoa(scratch.Span, name.Length, Serial);
        return new ZoneAnswer(ZoneOutcome.Found, new DnsSections(scratch[..ZoneApex.SoaBytes], 1));
    }

    private ZoneAnswer FindService(ReadOnlySpan<byte> name, ReadOnlySpan<byte> starts, int count, DnsType type, Memory<byte> scratch)
    {
        if (count <= 2) return FindNamespace(name, starts, count, scratch);
        var service = name[starts[count - 3]..starts[count - 1]];
        if (!Services.TryGet(service, out var names)) return Negative(ZoneOutcome.NoName, name, scratch);
        if (count == 3) return From(names.Self, name, type, scratch);
        return names.Below.TryGet(name[..starts[count - 3]], out var below)
            ? From(below, name, type, scratch)
            : Negative(ZoneOutcome.NoName, name, scratch);
    }

    private ZoneAnswer FindPod(ReadOnlySpan<byte> name, ReadOnlySpan<byte> starts, int count, DnsType type, Memory<byte> scratch)
    {
        if (Settings.Pods == PodNames.Disabled) return Negative(ZoneOutcome.NoName, name, scratch);
        if (count <= 2) return FindNamespace(name, starts, count, scratch);
        var ns = name[starts[1]..starts[2]];
        Span<byte> key = stackalloc byte[1 + DnsWireName.MaxLabel + 16];
        ns.CopyTo(key);
        var length = count == 3 ? PodName.Read(name[1..starts[1]], key[ns.Length..]) : 0;
        if (length == 0 || !Namespaces.TryGet(ns, out _)) return Negative(ZoneOutcome.NoName, name, scratch);
        key = key[..(ns.Length + length)];
        if (Settings.Pods == PodNames.Verified && !Pods.TryGet(key, out _)) return Negative(ZoneOutcome.NoName, name, scratch);
        if (type != (length == 4 ? DnsType.A : DnsType.Aaaa)) return Negative(ZoneOutcome.NoRecords, name, scratch);
        return new ZoneAnswer(ZoneOutcome.Found, WriteAddress(scratch, type, key[ns.Length..]));
    }

    private ZoneAnswer FindNamespace(ReadOnlySpan<byte> name, ReadOnlySpan<byte> starts, int count, Memory<byte> scratch)
    {
        var exists = count == 1 || Namespaces.TryGet(name[..starts[1]], out _);
        return Negative(exists ? ZoneOutcome.NoRecords : ZoneOutcome.NoName, name, scratch);
    }

    private ZoneAnswer FindReverse(ReadOnlySpan<byte> name, DnsType type)
    {
        Span<byte> address = stackalloc byte[16];
        var length = ReverseName.Read(name, address);
        if (length == 0 || !Reverse.TryGet(address[..length], out var answers)) return new ZoneAnswer(ZoneOutcome.NotOurs);
        var sections = answers.Of(type);
        return new ZoneAnswer(sections.Answers > 0 ? ZoneOutcome.Found : ZoneOutcome.NoRecords, sections);
    }

    private ZoneAnswer From(NameAnswers answers, ReadOnlySpan<byte> name, DnsType type, Memory<byte> scratch)
    {
        var sections = answers.Of(type);
        if (sections.Answers == 0) return Negative(ZoneOutcome.NoRecords, name, scratch);
        return answers.Alias is { } alias && type != DnsType.Cname
            ? new ZoneAnswer(ZoneOutcome.Alias, sections, alias)
            : new ZoneAnswer(ZoneOutcome.Found, sections);
    }

    /// <summary>Both kinds of "no" carry the SOA, by which they may be remembered (RFC 2308 §3).</summary>
    private ZoneAnswer Negative(ZoneOutcome outcome, ReadOnlySpan<byte> name, Memory<byte> scratch)
    {
        Apex.WriteSoa(scratch.Span, name.Length, Serial);
        return new ZoneAnswer(outcome, new DnsSections(scratch[..ZoneApex.SoaBytes], 0, 1));
    }

    private DnsSections WriteAddress(Memory<byte> scratch, DnsType type, ReadOnlySpan<byte> address)
    {
        var into = scratch.Span;
        BinaryPrimitives.WriteUInt16BigEndian(into, 0xC000 | DnsHeader.Size);
        BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(into[4..], (ushort)DnsClass.Internet);
        BinaryPrimitives.WriteUInt32BigEndian(into[6..], Settings.Ttl);
        BinaryPrimitives.WriteUInt16BigEndian(into[10..], (ushort)address.Length);
        address.CopyTo(into[SectionOverhead..]);
        return new DnsSections(scratch[..(SectionOverhead + address.Length)], 1);
    }
}
