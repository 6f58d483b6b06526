namespace NetKube.Shared.Packets.Dns;

/// <summary>Record types (IANA "DNS parameters"); only those that some part of NetKube names.</summary>
public enum DnsType : ushort
{
    None = 0,
    A = 1,
    Ns = 2,
    Cname = 5,
    Soa = 6,
    Ptr = 12,
    Hinfo = 13,
    Mx = 15,
    Txt = 16,
    Aaaa = 28,
    Srv = 33,
    Naptr = 35,
    Ds = 43,
    Rrsig = 46,
    Nsec = 47,
    Dnskey = 48,
    Opt = 41,
    Svcb = 64,
    Https = 65,
    Ixfr = 251,
    Axfr = 252,
    Any = 255,
}

/// <summary>Record classes; OPT reuses the field for a UDP payload size.</summary>
public enum DnsClass : ushort
{
    Internet = 1,
    Chaos = 3,
    Any = 255,
}

/// <summary>Response codes; those above 15 need EDNS (RFC 6891 §6.1.3).</summary>
public enum DnsResponseCode : ushort
{
    NoError = 0,
    FormatError = 1,
    ServerFailure = 2,
    NameError = 3,
    NotImplemented = 4,
    Refused = 5,
    BadVersion = 16,
}

/// <summary>What the message asks for; a DNS server of a cluster knows only queries.</summary>
public enum DnsOpcode : byte
{
    Query = 0,
    InverseQuery = 1,
    Status = 2,
    Notify = 4,
    Update = 5,
}

/// <summary>Header bits, where they stand on the wire (RFC 1035 §4.1.1, RFC 4035 §3).</summary>
[Flags]
public enum DnsFlags : ushort
{
    None = 0,
    Response = 0x8000,
    Authoritative = 0x0400,
    Truncated = 0x0200,
    RecursionDesired = 0x0100,
    RecursionAvailable = 0x0080,
    AuthenticData = 0x0020,
    CheckingDisabled = 0x0010,
}
