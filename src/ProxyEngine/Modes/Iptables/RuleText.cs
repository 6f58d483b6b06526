using System.Globalization;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// Writes a rule exactly as iptables-save would show it, so that what an operator sees, what we send and what golden
/// tests hold are one text.
internal static class RuleText
{
    public static string Of(Rule rule)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        Write(text, rule);
        return text.ToString();
    }

    public static void Write(TextWriter to, Rule rule)
    {
        if (rule.Target is UnreadTarget unread)
        {
            to.Write(unread.Line);
            return;
        }

        if (rule.Source is { } source) WriteAddress(to, source, "-s");
        if (rule.Destination is { } destination) WriteAddress(to, destination, "-d");
        if (rule.Protocol is { } protocol) to.Write($"-p {protocol.Keyword()} ");
        foreach (var match in rule.Matches)
        {
            WriteMatch(to, match);
        }

        WriteTarget(to, rule.Target);
    }

    private static void WriteAddress(TextWriter to, AddressTest test, string option) =>
        to.Write($"{(test.Negated ? "! " : "")}{option} {test.Range} ");

    private static void WriteMatch(TextWriter to, RuleMatch match)
    {
        switch (match)
        {
            case CommentMatch comment:
                to.Write($"-m comment --comment {Quoted(comment.Text)} ");
                break;
            case DestinationPortMatch port:
                to.Write($"-m {port.Protocol.Keyword()} --dport {port.Port} ");
                break;
            case MarkMatch mark:
                to.Write($"-m mark {(mark.Negated ? "! " : "")}--mark 0x{mark.Value:x}/0x{mark.Mask:x} ");
                break;
            case RandomMatch random:
                to.Write($"-m statistic --mode random --probability {ProbabilityText(random)} ");
                break;
            case RecentMatch recent:
                WriteRecent(to, recent);
                break;
            case LocalAddressMatch local:
                to.Write($"-m addrtype --{(local.OfSource ? "src" : "dst")}-type LOCAL ");
                break;
            case ConnectionStateMatch state:
                to.Write($"-m conntrack --ctstate {state.States} ");
                break;
            default:
                throw new ArgumentException($"No text for {match}.", nameof(match));
        }
    }

    /// iptables-save prints the kernel's 31 bits with eleven digits.
    private static string ProbabilityText(RandomMatch random) =>
        ((double)random.Share / RandomMatch.Whole).ToString("F11", CultureInfo.InvariantCulture);

    private static void WriteRecent(TextWriter to, RecentMatch recent)
    {
        var action = recent.MaxAge is { } age ? $"--rcheck --seconds {(long)age.TotalSeconds} --reap" : "--set";
        var mask = recent.Family == IpFamily.V4 ? "255.255.255.255" : "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
        to.Write($"-m recent {action} --name {recent.List} --mask {mask} --rsource ");
    }

    private static void WriteTarget(TextWriter to, RuleTarget target) => to.Write(target switch
    {
        JumpTarget jump => $"-j {jump.Chain}",
        VerdictTarget verdict => $"-j {verdict.Name}",
        RejectTarget reject => $"-j REJECT --reject-with {(reject.Family == IpFamily.V4 ? "icmp" : "icmp6")}-port-unreachable",
        DnatTarget dnat => $"-j DNAT --to-destination {dnat.To}",
        MarkTarget mark => $"-j MARK --set-xmark 0x{mark.Value:x}/0x{mark.Mask:x}",
        MasqueradeTarget => "-j MASQUERADE --random-fully",
        _ => throw new ArgumentException($"No text for {target}.", nameof(target)),
    });

    /// iptables-save leaves the quotes out where only these characters occur.
    private static string Quoted(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? text : $"\"{text}\"";
}
