using System.Text.Json;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Auth.OpenIdConnect;

/// <summary>--authentication-config: Kubernetes' AuthenticationConfiguration, without its CEL expressions.</summary>
/// <param name="Issuers">jwt.</param>
/// <param name="AllowAnonymous">anonymous.enabled; null when it is not said.</param>
public sealed record AuthenticationConfig(IReadOnlyList<OidcIssuer> Issuers, bool? AllowAnonymous)
{
    /// <summary>Reads YAML or JSON; <see cref="FormatException"/> names the field that is wrong.</summary>
    public static AuthenticationConfig Parse(byte[] text)
    {
        using var document = JsonDocument.Parse(YamlJson.ToJson(text));
        var root = document.RootElement;
        if (JsonWebToken.Text(root, "kind") != "AuthenticationConfiguration"
            || JsonWebToken.Text(root, "apiVersion") is not ("apiserver.config.k8s.io/v1" or "apiserver.config.k8s.io/v1beta1"))
        {
            throw Wrong("", "kind and apiVersion must be AuthenticationConfiguration and apiserver.config.k8s.io/v1");
        }
        var issuers = new List<OidcIssuer>();
        foreach (var (entry, i) in Each(root, "jwt").Select((e, i) => (e, i))) issuers.Add(Issuer(entry, $"jwt[{i}]"));
        var twice = issuers.GroupBy(i => i.Url).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw Wrong("jwt", $"there are two issuers {twice.Key}");
        return new AuthenticationConfig(issuers, Anonymous(root));
    }

    private static bool? Anonymous(JsonElement root)
    {
        if (!root.TryGetProperty("anonymous", out var anonymous)) return null;
        Refuse(anonymous, "conditions", "anonymous");
        return anonymous.TryGetProperty("enabled", out var enabled) && enabled.ValueKind == JsonValueKind.True;
    }

    private static OidcIssuer Issuer(JsonElement entry, string path)
    {
        Refuse(entry, "userValidationRules", path);
        var issuer = Child(entry, "issuer");
        var mappings = Child(entry, "claimMappings");
        var (username, groups, uid) = (Child(mappings, "username"), Child(mappings, "groups"), Child(mappings, "uid"));
        Refuse(mappings, "extra", path + ".claimMappings");
        foreach (var (mapping, name) in new[] { (username, "username"), (groups, "groups"), (uid, "uid") })
        {
            Refuse(mapping, "expression", $"{path}.claimMappings.{name}");
        }
        var claim = JsonWebToken.Text(username, "claim");
        if (claim.Length == 0) throw Wrong($"{path}.claimMappings.username.claim", "a claim is needed");
        return new OidcIssuer(JsonWebToken.Text(issuer, "url"),
            [.. Each(issuer, "audiences").Select(a => a.ValueKind == JsonValueKind.String ? a.GetString()! : "")])
        {
            DiscoveryUrl = JsonWebToken.Text(issuer, "discoveryURL") is { Length: > 0 } url ? url : null,
            AuthorityPem = JsonWebToken.Text(issuer, "certificateAuthority") is { Length: > 0 } pem ? pem : null,
            UsernameClaim = claim,
            UsernamePrefix = JsonWebToken.Text(username, "prefix"),
            GroupsClaim = JsonWebToken.Text(groups, "claim"),
            GroupsPrefix = JsonWebToken.Text(groups, "prefix"),
            UidClaim = JsonWebToken.Text(uid, "claim"),
            RequiredClaims = RequiredOf(entry, path),
            Algorithms = SignatureAlgorithm.Known,
        }.Checked($"--authentication-config: {path}.issuer.url");
    }

    private static Dictionary<string, string> RequiredOf(JsonElement entry, string path)
    {
        var required = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var rule in Each(entry, "claimValidationRules"))
        {
            Refuse(rule, "expression", path + ".claimValidationRules");
            required[JsonWebToken.Text(rule, "claim")] = JsonWebToken.Text(rule, "requiredValue");
        }
        return required;
    }

    private static JsonElement Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) ? child : default;

    private static IEnumerable<JsonElement> Each(JsonElement parent, string name) =>
        Child(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static void Refuse(JsonElement parent, string name, string path)
    {
        if (Child(parent, name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null)) throw Wrong($"{path}.{name}", "this is not supported here");
    }

    private static FormatException Wrong(string path, string why) => new($"--authentication-config: {path}{(path.Length > 0 ? ": " : "")}{why}");
}
