using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetKube.NodeAgent.Server.Terminals;

/// <summary>Columns and rows, as a client says them.</summary>
internal sealed record TerminalSize(ushort Width, ushort Height)
{
    /// <summary>Null for what is no size.</summary>
    public static TerminalSize? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, TerminalJson.Default.TerminalSize);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSerializable(typeof(TerminalSize))]
internal sealed partial class TerminalJson : JsonSerializerContext;
