using System.CommandLine;
using NetKube.ControlPlane.Auth.Audit;
using NetKube.ControlPlane.Auth.OpenIdConnect;
using NetKube.ControlPlane.Hosting;

namespace NetKube.Verbs;

/// <summary>Flags of <c>netkube server</c> about who is believed, what is noted, and what is encrypted.</summary>
internal static class SecurityFlags
{
    private static readonly Option<string?> AuditPolicy = Existing("--audit-policy-file", "What is noted of which requests (audit.k8s.io/v1 Policy)");
    private static readonly Option<string?> AuditLog = Flags.Text("--audit-log-path",
        "Where audit events are written, one JSON object a line; - for standard output");
    private static readonly Option<int> AuditMegabytes = Flags.Number("--audit-log-maxsize", "The audit log is put aside at so many megabytes", 100,
        1, 1_000_000);
    private static readonly Option<int> AuditBackups = Flags.Number("--audit-log-maxbackup", "So many old audit logs are kept; 0 for all", 0, 0, 1_000_000);
    private static readonly Option<int> AuditDays = Flags.Number("--audit-log-maxage", "Old audit logs are kept so many days; 0 for ever", 0, 0, 1_000_000);
    private static readonly Option<string?> Encryption = Existing("--encryption-provider-config",
        "What is encrypted in the store, by which keys (EncryptionConfiguration)");
    private static readonly Option<string?> Authentication = Existing("--authentication-config",
        "Issuers of ID tokens that are believed (AuthenticationConfiguration)");
    private static readonly Option<string?> Issuer = Flags.Text("--oidc-issuer-url", "The issuer of ID tokens that is believed; https only");
    private static readonly Option<string?> ClientId = Flags.Text("--oidc-client-id", "Whom its tokens must be for");
    private static readonly Option<string> UsernameClaim = Flags.Text("--oidc-username-claim", "The claim that names the user", "sub");
    private static readonly Option<string?> UsernamePrefix = Flags.Text("--oidc-username-prefix",
        "What is put before user names; - for nothing [the issuer and #]");
    private static readonly Option<string?> GroupsClaim = Flags.Text("--oidc-groups-claim", "The claim that names the user's groups");
    private static readonly Option<string?> GroupsPrefix = Flags.Text("--oidc-groups-prefix", "What is put before groups");
    private static readonly Option<string?> AuthorityFile = Existing("--oidc-ca-file", "The authority of the issuer's certificate [the machine's own]");
    private static readonly Option<string[]> RequiredClaims = new("--oidc-required-claim") { Description = "A claim that must have a value: name=value" };
    private static readonly Option<string> Algorithms = Flags.Text("--oidc-signing-algs", "Algorithms that are accepted, comma-separated", "RS256");
    private static readonly Option<string?> AccountIssuer = Flags.Text("--service-account-issuer",
        "What service-account tokens name as their issuer [https://kubernetes.default.svc]");
    private static readonly Option<string?> Audiences = Flags.Text("--api-audiences", "Who this server is towards tokens, comma-separated [the issuer]");

    public static IReadOnlyList<Option> All =>
    [
        AuditPolicy, AuditLog, AuditMegabytes, AuditBackups, AuditDays, Encryption, Authentication, Issuer, ClientId, UsernameClaim, UsernamePrefix,
        GroupsClaim, GroupsPrefix, AuthorityFile, RequiredClaims, Algorithms, AccountIssuer, Audiences,
    ];

    public static ControlPlaneOptions Read(ParseResult parsed, ControlPlaneOptions options)
    {
        var config = parsed.GetValue(Authentication) is { } file ? AuthenticationConfig.Parse(File.ReadAllBytes(file)) : null;
        if (config is not null && parsed.GetValue(Issuer) is not null)
        {
            throw new ArgumentException("--authentication-config and --oidc-issuer-url cannot be used together");
        }
        var policy = parsed.GetValue(AuditPolicy);
        if (policy is not null && parsed.GetValue(AuditLog) is null)
        {
            throw new ArgumentException("--audit-policy-file: --audit-log-path says where events are written; it is needed too");
        }
        return options with
        {
            AuditPolicyFile = policy,
            AuditLog = parsed.GetValue(AuditLog) is { } path
                ? new AuditLogSettings(path) { MaxMegabytes = parsed.GetValue(AuditMegabytes), MaxBackups = parsed.GetValue(AuditBackups),
                    MaxDays = parsed.GetValue(AuditDays) }
                : null,
            EncryptionConfigFile = parsed.GetValue(Encryption),
            AllowAnonymous = config?.AllowAnonymous ?? options.AllowAnonymous,
            OidcIssuers = config?.Issuers ?? IssuersOf(parsed),
            ServiceAccountIssuer = parsed.GetValue(AccountIssuer),
            ApiAudiences = parsed.GetValue(Audiences) is { } audiences ? Split(audiences) : [],
        };
    }

    private static IReadOnlyList<OidcIssuer> IssuersOf(ParseResult parsed)
    {
        var (url, client) = (parsed.GetValue(Issuer), parsed.GetValue(ClientId));
        if (url is null && client is null) return [];
        if (url is null || client is null) throw new ArgumentException("--oidc-issuer-url and --oidc-client-id are needed together");
        return
        [
            new OidcIssuer(url, [client])
            {
                UsernameClaim = parsed.GetValue(UsernameClaim) ?? "sub",
                UsernamePrefix = parsed.GetValue(UsernamePrefix),
                GroupsClaim = parsed.GetValue(GroupsClaim) ?? "",
                GroupsPrefix = parsed.GetValue(GroupsPrefix) ?? "",
                AuthorityPem = parsed.GetValue(AuthorityFile) is { } file ? File.ReadAllText(file) : null,
                RequiredClaims = (parsed.GetValue(RequiredClaims) ?? []).ToDictionary(NameOf, c => c[(c.IndexOf('=', StringComparison.Ordinal) + 1)..]),
                Algorithms = Split(parsed.GetValue(Algorithms) ?? "RS256"),
            }.Checked("--oidc-issuer-url"),
        ];
    }

    private static string NameOf(string claim)
    {
        var equals = claim.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? claim[..equals] : throw new ArgumentException($"--oidc-required-claim: \"{claim}\" should look like name=value");
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Option<string?> Existing(string name, string description) =>
        Flags.Parsed(name, description, "a file that exists", text => File.Exists(text) ? text : null);
}
