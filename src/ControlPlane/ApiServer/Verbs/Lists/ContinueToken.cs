using System.Globalization;
using System.Text;
using System.Text.Json;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Verbs.Lists;

/// <summary>Where a paged list goes on: the revision that all its pages show, and the first key of the next one.</summary>
/// <param name="Revision">The revision; -1 for whatever is newest, when the first page's has been compacted away.</param>
/// <param name="Start">The key, without what all keys of the list begin with.</param>
public sealed record ContinueToken(long Revision, string Start)
{
    /// <summary>The revision of a token that does not keep to one.</summary>
    public const long Inconsistent = -1;

    /// <summary>Opaque to clients.</summary>
    public string Encode() =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"v\":\"meta.k8s.io/v1\",\"rv\":{Revision.ToString(CultureInfo.InvariantCulture)},\"start\":{JsonSerializer.Serialize(Start, TokenStrings.Default.String)}}}"))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads a token, or 400.</summary>
    public static ContinueToken Decode(string text)
    {
        try
        {
            var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
            using var document = JsonDocument.Parse(Convert.FromBase64String(padded));
            var root = document.RootElement;
            var (version, revision, start) = (root.GetProperty("v").GetString(), root.GetProperty("rv").GetInt64(), root.GetProperty("start").GetString());
            if (version == "meta.k8s.io/v1" && revision is > 0 or Inconsistent && IsClean(start)) return new ContinueToken(revision, start!);
        }
        catch (Exception e) when (e is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Whatever is wrong with it, the client is told the same.
        }
        throw ApiException.BadRequest("continue key is not valid");
    }

    /// <summary>It must stay below the list's own keys.</summary>
    private static bool IsClean(string? start) => !string.IsNullOrEmpty(start) && !start.Split('/').Any(p => p is "" or "." or "..");
}

/// <summary>Strings as JSON.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class TokenStrings : System.Text.Json.Serialization.JsonSerializerContext;
