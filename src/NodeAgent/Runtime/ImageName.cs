using System.Text.RegularExpressions;

namespace NetKube.NodeAgent.Runtime;

/// <summary>
/// An image reference in its parts: [host[:port]/]path[:tag][@digest], by the grammar of distribution/reference.
/// </summary>
/// <param name="Repository">Everything before the tag and the digest, as written.</param>
/// <param name="Tag">"latest" when neither tag nor digest is written; empty when only a digest is.</param>
/// <param name="Digest">Such as sha256:…; empty when none is written.</param>
public sealed partial record ImageName(string Repository, string Tag, string Digest)
{
    /// <summary>The registry's host; Docker Hub's when none is written.</summary>
    public string Registry
    {
        get
        {
            var slash = Repository.IndexOf('/');
            var first = slash < 0 ? "" : Repository[..slash];
            return first.Contains('.') || first.Contains(':') || first == "localhost" ? first : "docker.io";
        }
    }

    public static ImageName Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is not a valid image reference.");

    public static ImageName? TryParse(string text)
    {
        var match = Grammar().Match(text);
        if (!match.Success) return null;
        var digest = match.Groups["digest"].Value;
        var tag = match.Groups["tag"].Value;
        return new ImageName(match.Groups["name"].Value, tag.Length == 0 && digest.Length == 0 ? "latest" : tag, digest);
    }

    private const string Host = @"(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::[0-9]+)?/)?";
    private const string Part = @"[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";

    [GeneratedRegex(
        $@"^(?<name>{Host}{Part}(?:/{Part})*)(?::(?<tag>\w[\w.-]{{0,127}}))?(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{{32,}}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Grammar();
}
