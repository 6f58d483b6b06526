using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>JSON text as nodes, read at once: of equal names the last one counts, as in Go.</summary>
public static class PatchTree
{
    /// <summary>Reads one document.</summary>
    public static JsonNode? Read(ReadOnlySpan<byte> utf8, PatchLimits? limits = null)
    {
        limits ??= PatchLimits.Default;
        if (utf8.Length > limits.MaxBytes) throw new PatchException(PatchFailure.TooLarge, $"limit is {limits.MaxBytes} bytes");
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth });
            reader.Read();
            var node = Value(ref reader);
            if (reader.Read()) throw PatchException.Bad("invalid character after top-level value");
            return node;
        }
        catch (JsonException e)
        {
            throw PatchException.Bad("error decoding patch: " + e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            // A string that is not UTF-8, or half a surrogate pair.
            throw PatchException.Bad("error decoding patch: " + e.Message, e);
        }
    }

    private static JsonNode? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader);
            case JsonTokenType.StartArray:
                var array = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) array.Add(Value(ref reader));
                return array;
            case JsonTokenType.String:
                return JsonValue.Create(reader.GetString()!);
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var integer) ? JsonValue.Create(integer) : JsonNode.Parse(reader.ValueSpan);
            case JsonTokenType.True:
                return JsonValue.Create(true);
            case JsonTokenType.False:
                return JsonValue.Create(false);
            default:
                return null;
        }
    }

    private static JsonObject Object(ref Utf8JsonReader reader)
    {
        var members = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            reader.Read();
            members[name] = Value(ref reader);
        }
        return members;
    }
}
