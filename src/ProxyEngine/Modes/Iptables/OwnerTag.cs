using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// The comment on a rule: which Service port it serves and which field of the object it comes from,
/// such as "default/web:http clusterIP".
internal static class OwnerTag
{
    public static CommentMatch Of(ServicePortName port, string field) => new($"{port} {field}");

    /// The Service port named by a rule's comment; empty when it has none or the rule is not a Service's.
    public static string OwnerOf(Rule rule)
    {
        foreach (var match in rule.Matches)
        {
            if (match is not CommentMatch comment) continue;
            var owner = comment.Text.Split(' ', 2)[0];
            return owner.Contains('/') ? owner : "";
        }

        return "";
    }
}
