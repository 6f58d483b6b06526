using System.Diagnostics.CodeAnalysis;

namespace NetKube.ControlPlane.Auth;

/// <summary>How a service account is called as a user.</summary>
public static class ServiceAccountName
{
    private const string Prefix = "system:serviceaccount:";

    /// <summary>system:serviceaccount:NAMESPACE:NAME.</summary>
    public static string Of(string inNamespace, string name) => $"{Prefix}{inNamespace}:{name}";

    /// <summary>The groups that every service account of a namespace is in.</summary>
    public static IReadOnlyList<string> Groups(string inNamespace) => ["system:serviceaccounts", "system:serviceaccounts:" + inNamespace];

    /// <summary>Takes a user's name apart; false when it is not a service account's.</summary>
    public static bool TryParse(string user, [NotNullWhen(true)] out string? inNamespace, [NotNullWhen(true)] out string? name)
    {
        (inNamespace, name) = (null, null);
        if (!user.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        if (user[Prefix.Length..].Split(':') is not [{ Length: > 0 } first, { Length: > 0 } second]) return false;
        (inNamespace, name) = (first, second);
        return true;
    }
}
