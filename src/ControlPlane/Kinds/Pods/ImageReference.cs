using System.Text.RegularExpressions;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>What an image's name says about its tag (the grammar of distribution/reference).</summary>
internal static partial class ImageReference
{
    private const string Domain = @"(?:(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*|\[(?:[a-fA-F0-9:]+)\])(?::[0-9]+)?";
    private const string Component = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";

    /// <summary>"latest", named or implied, is pulled always; any other name only when absent.</summary>
    public static string DefaultPullPolicy(string image) => Tag(image) == "latest" ? PullPolicy.Always : PullPolicy.IfNotPresent;

    /// <summary>The tag; "latest" when neither tag nor digest is given; empty for a digest or a name that cannot be read.</summary>
    public static string Tag(string image)
    {
        var match = Reference().Match(image);
        if (!match.Success || Identifier().IsMatch(image)) return "";
        if (match.Groups["tag"].Success) return match.Groups["tag"].Value;
        return match.Groups["digest"].Success ? "" : "latest";
    }

    [GeneratedRegex(@"\A(?:" + Domain + "/)?" + Component + "(?:/" + Component + @")*(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?\z")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[a-f0-9]{64}\z")]
    private static partial Regex Identifier();
}
