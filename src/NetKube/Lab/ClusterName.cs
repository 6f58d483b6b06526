using System.Text.RegularExpressions;

namespace NetKube.Lab;

/// <summary>Cluster names become parts of file and container names.</summary>
internal static partial class ClusterName
{
    public const string Default = "netkube";

    public static bool IsValid(string name) => Form().IsMatch(name);

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]{0,28}[a-z0-9])?\z")]
    private static partial Regex Form();
}
