using System.Text;
using System.Text.Json;

namespace NetKube.Shared.Serialization;

/// <summary>JSON as block YAML. Strings are quoted as in JSON, which YAML allows, unless they are plain words.</summary>
public static class JsonYaml
{
    /// <summary>Writes one document.</summary>
    public static byte[] ToYaml(ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray(), new JsonDocumentOptions { MaxDepth = 512 });
        var text = new StringBuilder();
        Write(text, document.RootElement, 0, inline: false);
        if (text.Length == 0 || text[^1] != '\n') text.Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Write(StringBuilder text, JsonElement value, int indent, bool inline)
    {
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any()) WriteObject(text, value, indent, inline);
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0) WriteArray(text, value, indent);
        else text.Append(Scalar(value)).Append('\n');
    }

    private static void WriteObject(StringBuilder text, JsonElement value, int indent, bool inline)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (!inline) text.Append(' ', indent);
            inline = false;
            text.Append(Word(property.Name)).Append(':');
            var nested = property.Value;
            var block = (nested.ValueKind == JsonValueKind.Object && nested.EnumerateObject().Any()) || (nested.ValueKind == JsonValueKind.Array && nested.GetArrayLength() > 0);
            text.Append(block ? '\n' : ' ');
            Write(text, nested, nested.ValueKind == JsonValueKind.Array ? indent : indent + 2, inline: false);
        }
    }

    private static void WriteArray(StringBuilder text, JsonElement value, int indent)
    {
        foreach (var element in value.EnumerateArray())
        {
            text.Append(' ', indent).Append("- ");
            if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0) text.Append(element.GetRawText()).Append('\n');
            else Write(text, element, indent + 2, inline: true);
        }
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Word(value.GetString()!),
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        _ => value.GetRawText(),
    };

    /// <summary>Plain when nobody could take it for anything but a string.</summary>
    private static string Word(string text)
    {
        var plain = text.Length > 1 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
            && text.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "null");
        return plain ? text : JsonSerializer.Serialize(text, YamlStrings.Default.String);
    }
}

/// <summary>Strings as JSON.</summary>
[System.Text.Json.Serialization.JsonSerializable(typeof(string))]
internal sealed partial class YamlStrings : System.Text.Json.Serialization.JsonSerializerContext;
