using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// Reads what "nft list table" prints.
internal static class NftReader
{
    public static NftTable Read(TextReader text)
    {
        var chains = new Dictionary<string, NftChain>(StringComparer.Ordinal);
        var sets = new Dictionary<string, NftSet>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            var words = line.Trim().Split(' ');
            if (words is not [var kind, var name, "{"]) continue;
            if (kind == "chain") chains.Add(name, ReadChain(name, text));
            else if (kind is "set" or "map") sets.Add(name, ReadSet(kind, name, text));
        }

        return new NftTable(chains, sets);
    }

    private static NftChain ReadChain(string name, TextReader text)
    {
        var hook = "";
        var rules = new List<string>();
        foreach (var line in Block(text))
        {
            if (line.StartsWith("type ", StringComparison.Ordinal)) hook = NftText.CanonicalHook(line);
            else rules.Add(NftText.Canonical(line));
        }

        return new NftChain(name, hook, rules.ToValueList());
    }

    private static NftSet ReadSet(string kind, string name, TextReader text)
    {
        var properties = new List<string>();
        var elements = new Dictionary<string, NftElement>(StringComparer.Ordinal);
        foreach (var line in Block(text))
        {
            const string elementsAre = "elements = { ";
            if (!line.StartsWith(elementsAre, StringComparison.Ordinal)) properties.Add(line);
            else if (!name.StartsWith(NftNames.AffinityPrefix, StringComparison.Ordinal)) ReadElements(line[elementsAre.Length..^1], elements);
        }

        return new NftSet(name, kind, properties.ToValueList(), elements);
    }

    private static void ReadElements(string list, Dictionary<string, NftElement> elements)
    {
        foreach (var text in list.Split(',', StringSplitOptions.TrimEntries))
        {
            var colon = text.LastIndexOf(" : ", StringComparison.Ordinal);
            var left = colon < 0 ? text : text[..colon];
            var value = colon < 0 ? "" : text[(colon + 3)..];
            var remark = left.IndexOf(" comment \"", StringComparison.Ordinal);
            var key = remark < 0 ? left : left[..remark];
            elements[key] = new NftElement(key, remark < 0 ? "" : left[(remark + 10)..^1], value);
        }
    }

    /// The lines up to the closing brace; a list of elements that goes over several lines comes as one.
    private static IEnumerable<string> Block(TextReader text)
    {
        var open = "";
        while (text.ReadLine()?.Trim() is { } line)
        {
            if (open.Length > 0 || line.StartsWith("elements = {", StringComparison.Ordinal))
            {
                open = open.Length == 0 ? line : $"{open} {line}";
                if (!line.EndsWith('}')) continue;
                line = open;
                open = "";
            }

            if (line == "}") yield break;
            if (line.Length > 0) yield return line;
        }
    }
}
