namespace NetKube.ClusterDns.Chain;

/// <summary>
/// What follows the question in a reply: answer, authority and additional records as they go on the wire, without OPT.
/// Compression pointers count from the message's start; they stay right because the question always stands at byte 12 and
/// is as long as the name that was asked for.
/// </summary>
/// <param name="Bytes">The records.</param>
/// <param name="Answers">How many records are answers.</param>
/// <param name="Authorities">How many follow in the authority section.</param>
/// <param name="Additionals">How many follow in the additional section.</param>
/// <param name="AnswerSize">Where all answers are equally long and may be given in any order, their length; else 0.</param>
internal readonly record struct DnsSections(
    ReadOnlyMemory<byte> Bytes, ushort Answers, ushort Authorities = 0, ushort Additionals = 0, ushort AnswerSize = 0)
{
    public static DnsSections None => default;
}
