using System.Security.Cryptography;
using System.Text;

namespace NetKube.ControlPlane.Auth.Tokens;

/// <summary>
/// kube-apiserver's --token-auth-file: lines of <c>token,user,uid,"group1,group2"</c>. Tokens are kept and looked up by
/// their SHA-256, so that a look-up tells nothing of how much of a guess was right.
/// </summary>
public sealed class StaticTokens : ITokenAuthenticator
{
    private readonly Dictionary<string, RequestUser> _byDigest;
    private readonly IReadOnlyList<string> _apiAudiences;

    private StaticTokens(Dictionary<string, RequestUser> byDigest, IReadOnlyList<string> apiAudiences)
    {
        _byDigest = byDigest;
        _apiAudiences = apiAudiences;
    }

    /// <summary>Reads the file; <see cref="FormatException"/> names the line that is wrong, not its content.</summary>
    public static StaticTokens Load(string path, IReadOnlyList<string> apiAudiences) => Parse(File.ReadAllText(path), apiAudiences);

    /// <summary>Reads the file's text.</summary>
    public static StaticTokens Parse(string text, IReadOnlyList<string> apiAudiences)
    {
        var byDigest = new Dictionary<string, RequestUser>(StringComparer.Ordinal);
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            var fields = Fields(line) ?? throw new FormatException($"token file, line {i + 1}: a quote is not closed");
            if (fields.Count < 3) throw new FormatException($"token file, line {i + 1}: at least token,user,uid are needed, {fields.Count} fields were found");
            if (fields[0].Length == 0) throw new FormatException($"token file, line {i + 1}: the token is empty");
            if (fields[1].Length == 0) throw new FormatException($"token file, line {i + 1}: the user is empty");
            var groups = fields.Count > 3 ? fields[3].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
            byDigest[Digest(fields[0])] = new RequestUser(fields[1], fields[2], groups, RequestUser.Anonymous.Extra);
        }
        return new StaticTokens(byDigest, apiAudiences);
    }

    public ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken stop)
    {
        // These tokens know nothing of audiences: they are for this API server.
        var meant = ReferenceEquals(audiences, _apiAudiences) ? _apiAudiences : audiences.Intersect(_apiAudiences).ToList();
        var identity = meant.Count > 0 && _byDigest.TryGetValue(Digest(token), out var user) ? new TokenIdentity(user, meant) : null;
        return ValueTask.FromResult(identity);
    }

    private static string Digest(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>One line of CSV (RFC 4180: quotes around a field, doubled inside it); null when a quote is not closed.</summary>
    private static List<string>? Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[++i]);
            else if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else field.Append(c);
        }
        fields.Add(field.ToString().Trim());
        return quoted ? null : fields;
    }
}
