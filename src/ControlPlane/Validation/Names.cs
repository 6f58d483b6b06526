using System.Globalization;
using System.Text.RegularExpressions;

namespace NetKube.ControlPlane.Validation;

/// <summary>
/// What is wrong with a name, in the sentences of k8s.io/apimachinery's util/validation. Each function gives every
/// sentence that applies, none for a good value; a caller makes one field error of each.
/// </summary>
public static partial class Names
{
    private const string LabelFormat = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string SubdomainFormat = LabelFormat + @"(\." + LabelFormat + ")*";
    private const string Label1035Format = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private const string QualifiedFormat = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string QualifiedRule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
    private const string UnderscoreLabelFormat = "[a-z0-9_]([-_a-z0-9]*[a-z0-9_])?";
    private const string UnderscoreSubdomainFormat = UnderscoreLabelFormat + @"(\." + UnderscoreLabelFormat + ")*";
    private const string WildcardFormat = @"\*\." + SubdomainFormat;
    private const string ConfigKeyFormat = "[-._a-zA-Z0-9]+";
    private const string HeaderFormat = "[-A-Za-z0-9]+";
    private const string IdentifierFormat = "[A-Za-z_][A-Za-z0-9_]*";

    /// <summary>RFC 1123 label, at most 63 characters.</summary>
    public static IEnumerable<string> DnsLabel(string value)
    {
        if (value.Length > 63) yield return MaxLength(63);
        if (LabelRegex().IsMatch(value)) yield break;
        yield return SubdomainRegex().IsMatch(value)
            ? "must not contain dots"
            : Explain("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character", LabelFormat, "my-name", "123-abc");
    }

    /// <summary>RFC 1123 subdomain, at most 253 characters.</summary>
    public static IEnumerable<string> DnsSubdomain(string value)
    {
        if (value.Length > 253) yield return MaxLength(253);
        if (!SubdomainRegex().IsMatch(value)) yield return Explain("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character", SubdomainFormat, "example.com");
    }

    /// <summary>A subdomain whose labels may hold underscores (search paths, relaxed).</summary>
    public static IEnumerable<string> DnsSubdomainWithUnderscore(string value)
    {
        if (value.Length > 253) yield return MaxLength(253);
        if (!UnderscoreSubdomainRegex().IsMatch(value)) yield return Explain("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", UnderscoreSubdomainFormat, "example.com");
    }

    /// <summary>RFC 1035 label: it begins with a letter.</summary>
    public static IEnumerable<string> Dns1035Label(string value)
    {
        if (value.Length > 63) yield return MaxLength(63);
        if (!Label1035Regex().IsMatch(value)) yield return Explain("a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character", Label1035Format, "my-name", "abc-123");
    }

    /// <summary>A subdomain behind "*.".</summary>
    public static IEnumerable<string> WildcardDnsSubdomain(string value)
    {
        if (value.Length > 253) yield return MaxLength(253);
        if (!WildcardRegex().IsMatch(value)) yield return Explain("a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character", WildcardFormat, "*.example.com");
    }

    /// <summary>A label's key: a name with an optional DNS subdomain and slash before it.</summary>
    public static IEnumerable<string> Qualified(string value)
    {
        var parts = value.Split('/');
        if (parts.Length > 2)
        {
            yield return "a qualified name " + Explain(QualifiedRule, QualifiedFormat, "MyName", "my.name", "123-abc") + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
            yield break;
        }
        if (parts.Length == 2)
        {
            if (parts[0].Length == 0) yield return "prefix part must be non-empty";
            else
            {
                foreach (var sentence in DnsSubdomain(parts[0])) yield return "prefix part " + sentence;
            }
        }
        var name = parts[^1];
        if (name.Length == 0) yield return "name part must be non-empty";
        else if (name.Length > 63) yield return "name part " + MaxLength(63);
        if (!QualifiedRegex().IsMatch(name)) yield return "name part " + Explain(QualifiedRule, QualifiedFormat, "MyName", "my.name", "123-abc");
    }

    /// <summary>A label's value, possibly empty.</summary>
    public static IEnumerable<string> LabelValue(string value)
    {
        if (value.Length > 63) yield return MaxLength(63);
        if (value.Length > 0 && !QualifiedRegex().IsMatch(value)) yield return Explain("a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", $"({QualifiedFormat})?", "MyValue", "my_value", "12345");
    }

    /// <summary>A key of a ConfigMap or Secret: a file name that leads nowhere else.</summary>
    public static IEnumerable<string> ConfigKey(string value)
    {
        if (value.Length > 253) yield return MaxLength(253);
        if (!ConfigKeyRegex().IsMatch(value)) yield return Explain("a valid config key must consist of alphanumeric characters, '-', '_' or '.'", ConfigKeyFormat, "key.name", "KEY_NAME", "key-name");
        if (value == ".") yield return "must not be '.'";
        else if (value == "..") yield return "must not be '..'";
        else if (value.StartsWith("..", StringComparison.Ordinal)) yield return "must not start with '..'";
    }

    /// <summary>An environment variable: printable ASCII without '=' (since v1.34 digits may lead).</summary>
    public static IEnumerable<string> EnvironmentVariable(string value)
    {
        if (value.Length == 0) yield return "environment variable name must be non-empty";
        if (value.Any(c => c is < ' ' or > '~' or '=')) yield return "a valid environment variable name must consist only of printable ASCII characters other than '='";
    }

    /// <summary>A port's name (RFC 6335 service name).</summary>
    public static IEnumerable<string> PortName(string value)
    {
        if (value.Length > 15) yield return MaxLength(15);
        if (!PortNameRegex().IsMatch(value)) yield return "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";
        if (!value.Any(char.IsAsciiLetterLower)) yield return "must contain at least one letter (a-z)";
        if (value.Contains("--", StringComparison.Ordinal)) yield return "must not contain consecutive hyphens";
        if (value.Length > 0 && (value[0] == '-' || value[^1] == '-')) yield return "must not begin or end with a hyphen";
    }

    /// <summary>A number from 1 to 65535.</summary>
    public static IEnumerable<string> PortNumber(int value)
    {
        if (value is < 1 or > 65535) yield return Range(1, 65535);
    }

    /// <summary>A user's or group's number.</summary>
    public static IEnumerable<string> UserOrGroupId(long value)
    {
        if (value is < 0 or > int.MaxValue) yield return Range(0, int.MaxValue);
    }

    /// <summary>A header of a probe's request.</summary>
    public static IEnumerable<string> HttpHeader(string value)
    {
        if (!HeaderRegex().IsMatch(value)) yield return Explain("a valid HTTP header must consist of alphanumeric characters or '-'", HeaderFormat, "X-Header-Name");
    }

    /// <summary>A C identifier.</summary>
    public static IEnumerable<string> Identifier(string value)
    {
        if (!IdentifierRegex().IsMatch(value)) yield return Explain("a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'", IdentifierFormat, "my_name", "MY_NAME", "MyName");
    }

    /// <summary>Anything that stays one segment of a URL's path.</summary>
    public static IEnumerable<string> PathSegment(string value)
    {
        if (value is "." or "..")
        {
            yield return $"may not be '{value}'";
            yield break;
        }
        if (value.Contains('/', StringComparison.Ordinal)) yield return "may not contain '/'";
        if (value.Contains('%', StringComparison.Ordinal)) yield return "may not contain '%'";
    }

    /// <summary>"acme.io/foo": a subdomain and a path.</summary>
    public static IEnumerable<string> DomainPrefixedPath(string value)
    {
        if (value.Length == 0)
        {
            yield return "must be non-empty";
            yield break;
        }
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == value.Length - 1)
        {
            yield return "must be a domain-prefixed path (such as \"acme.io/foo\")";
            yield break;
        }
        foreach (var sentence in DnsSubdomain(value[..slash])) yield return sentence;
        if (!PathRegex().IsMatch(value[(slash + 1)..])) yield return Explain("Invalid path", @"[A-Za-z0-9/\-._~%!$&'()*+,;=:]+");
    }

    /// <summary>"must be no more than 63 characters"; Kubernetes says bytes since the limit is one of bytes.</summary>
    public static string MaxLength(int characters) => string.Create(CultureInfo.InvariantCulture, $"must be no more than {characters} characters");

    /// <summary>"must be between 1 and 65535, inclusive".</summary>
    public static string Range(long low, long high) => string.Create(CultureInfo.InvariantCulture, $"must be between {low} and {high}, inclusive");

    private static string Explain(string rule, string format, params ReadOnlySpan<string> examples)
    {
        if (examples.Length == 0) return $"{rule} (regex used for validation is '{format}')";
        var text = rule + " (e.g. ";
        for (var i = 0; i < examples.Length; i++) text += $"{(i > 0 ? " or " : "")}'{examples[i]}', ";
        return text + $"regex used for validation is '{format}')";
    }

    [GeneratedRegex(@"\A" + LabelFormat + @"\z")]
    private static partial Regex LabelRegex();

    [GeneratedRegex(@"\A" + SubdomainFormat + @"\z")]
    private static partial Regex SubdomainRegex();

    [GeneratedRegex(@"\A" + UnderscoreSubdomainFormat + @"\z")]
    private static partial Regex UnderscoreSubdomainRegex();

    [GeneratedRegex(@"\A" + Label1035Format + @"\z")]
    private static partial Regex Label1035Regex();

    [GeneratedRegex(@"\A" + WildcardFormat + @"\z")]
    private static partial Regex WildcardRegex();

    [GeneratedRegex(@"\A" + QualifiedFormat + @"\z")]
    private static partial Regex QualifiedRegex();

    [GeneratedRegex(@"\A" + ConfigKeyFormat + @"\z")]
    private static partial Regex ConfigKeyRegex();

    [GeneratedRegex(@"\A[-a-z0-9]+\z")]
    private static partial Regex PortNameRegex();

    [GeneratedRegex(@"\A" + HeaderFormat + @"\z")]
    private static partial Regex HeaderRegex();

    [GeneratedRegex(@"\A" + IdentifierFormat + @"\z")]
    private static partial Regex IdentifierRegex();

    [GeneratedRegex(@"\A[A-Za-z0-9/\-._~%!$&'()*+,;=:]+\z")]
    private static partial Regex PathRegex();
}
