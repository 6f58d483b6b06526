using System.Text;

namespace NetKube.NodeAgent.Containers;

/// <summary>
/// $(NAME) in commands, arguments and values (the rules of k8s.io/kubernetes/third_party/forked/golang/expansion):
/// unknown names stay as written, $$ is one dollar sign, anything else after a dollar sign stays. Pure.
/// </summary>
internal static class Expansion
{
    public static string Expand(string text, IReadOnlyDictionary<string, string> values)
    {
        if (!text.Contains('$')) return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            i++;
            if (text[i] == '$') result.Append('$');
            else if (text[i] != '(') result.Append('$').Append(text[i]);
            else i = AppendReference(text, i, values, result);
        }
        return result.ToString();
    }

    /// <summary>At an opening parenthesis; returns where the reference ends.</summary>
    private static int AppendReference(string text, int open, IReadOnlyDictionary<string, string> values, StringBuilder result)
    {
        var close = text.IndexOf(')', open);
        if (close < 0)
        {
            result.Append("$(");
            return open;
        }
        var name = text[(open + 1)..close];
        result.Append(values.TryGetValue(name, out var value) ? value : $"$({name})");
        return close;
    }
}
