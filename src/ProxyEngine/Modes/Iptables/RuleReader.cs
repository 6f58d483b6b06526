using System.Globalization;
using System.Net;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// Reads one rule as iptables-save shows it (without "-A CHAIN"). What it does not understand comes back as an
/// <see cref="UnreadTarget"/> with the whole line.
internal static class RuleReader
{
    public static Rule Read(string line, IpFamily family)
    {
        try
        {
            return Parse(new Words(line), family) ?? new Rule(new UnreadTarget(line));
        }
        catch (FormatException)
        {
            return new Rule(new UnreadTarget(line));
        }
    }

    private static Rule? Parse(Words words, IpFamily family)
    {
        var rule = new Rule(new UnreadTarget(""));
        var matches = new List<RuleMatch>();
        while (words.Next() is { } word)
        {
            var negated = word == "!";
            if (negated) word = words.Need();
            switch (word)
            {
                case "-s":
                    rule = rule with { Source = new AddressTest(IPNetwork.Parse(words.Need()), negated) };
                    break;
                case "-d":
                    rule = rule with { Destination = new AddressTest(IPNetwork.Parse(words.Need()), negated) };
                    break;
                case "-p" when !negated:
                    rule = rule with { Protocol = Protocol(words.Need()) };
                    break;
                case "-m" when !negated:
                    matches.Add(Match(words, family));
                    break;
                case "-j" when !negated:
                    rule = rule with { Target = Target(words, family), Matches = matches.ToValueList() };
                    return words.Next() is null ? rule : null;
                default:
                    return null;
            }
        }

        return null;
    }

    private static RuleMatch Match(Words words, IpFamily family) => words.Need() switch
    {
        "comment" => new CommentMatch(words.After("--comment")),
        "mark" => Mark(words),
        "statistic" => Random(words),
        "recent" => Recent(words, family),
        "addrtype" => AddressType(words),
        "conntrack" => new ConnectionStateMatch(words.After("--ctstate")),
        var protocol => new DestinationPortMatch(Protocol(protocol), Number(words.After("--dport"))),
    };

    private static MarkMatch Mark(Words words)
    {
        var negated = words.Skip("!");
        var (value, mask) = Masked(words.After("--mark"));
        return new MarkMatch(value, mask, negated);
    }

    private static RandomMatch Random(Words words)
    {
        words.Expect("--mode", "random", "--probability");
        var probability = double.Parse(words.Need(), NumberStyles.Float, CultureInfo.InvariantCulture);
        return new RandomMatch((uint)Math.Round(probability * RandomMatch.Whole));
    }

    private static RecentMatch Recent(Words words, IpFamily family)
    {
        TimeSpan? age = null;
        if (!words.Skip("--set"))
        {
            words.Expect("--rcheck");
            age = TimeSpan.FromSeconds(Number(words.After("--seconds")));
            words.Expect("--reap");
        }

        var list = words.After("--name");
        words.Expect("--mask");
        words.Need();
        words.Expect("--rsource");
        return new RecentMatch(list, age, family);
    }

    private static LocalAddressMatch AddressType(Words words)
    {
        var option = words.Need();
        words.Expect("LOCAL");
        return option switch
        {
            "--src-type" => new LocalAddressMatch(OfSource: true),
            "--dst-type" => new LocalAddressMatch(OfSource: false),
            _ => throw new FormatException(option),
        };
    }

    private static RuleTarget Target(Words words, IpFamily family)
    {
        var name = words.Need();
        switch (name)
        {
            case "ACCEPT" or "DROP" or "RETURN":
                return new VerdictTarget(name);
            case "REJECT":
                words.Expect("--reject-with", family == IpFamily.V4 ? "icmp-port-unreachable" : "icmp6-port-unreachable");
                return new RejectTarget(family);
            case "DNAT":
                return new DnatTarget(IPEndPoint.Parse(words.After("--to-destination")));
            case "MARK":
                var (value, mask) = Masked(words.After("--set-xmark"));
                return new MarkTarget(value, mask);
            case "MASQUERADE":
                words.Expect("--random-fully");
                return new MasqueradeTarget();
            default:
                return new JumpTarget(name);
        }
    }

    private static (uint Value, uint Mask) Masked(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return (Hex(text), uint.MaxValue);
        return (Hex(text[..slash]), Hex(text[(slash + 1)..]));
    }

    private static uint Hex(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? uint.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : throw new FormatException(text);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static ServiceProtocol Protocol(string text) => ServiceTerms.ParseProtocol(text) ?? throw new FormatException(text);
}
