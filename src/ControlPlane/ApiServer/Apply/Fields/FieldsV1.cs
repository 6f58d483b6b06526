using System.Text.Json;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Apply.Fields;

/// <summary>
/// Field sets as managedFields carries them: a member without members below is <c>{}</c>, one with some has <c>"."</c>
/// among them.
/// </summary>
internal static class FieldsV1
{
    /// <summary>Reads a set; throws <see cref="JsonException"/> or <see cref="FormatException"/> when it is none.</summary>
    public static FieldSet Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 512 });
        reader.Read();
        return Children(ref reader, out _);
    }

    public static RawJson Print(FieldSet set)
    {
        using var output = new JsonOutput(1024);
        Write(output, set, isMember: false);
        return new RawJson(output.ToArray());
    }

    private static FieldSet Children(ref Utf8JsonReader reader, out bool isMember)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a field set is an object");
        isMember = false;
        var empty = true;
        List<FieldNode>? nodes = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            empty = false;
            var name = reader.GetString()!;
            reader.Read();
            if (name == ".")
            {
                isMember = true;
                reader.Skip();
            }
            else if (PathElement.TryParse(name, out var element))
            {
                var below = Children(ref reader, out var member);
                (nodes ??= []).Add(new FieldNode(element, member, below));
            }
            else
            {
                // Kinds of steps of a later version are passed over.
                reader.Skip();
            }
        }
        isMember |= empty;
        return FieldSet.Of(nodes);
    }

    private static void Write(JsonOutput output, FieldSet set, bool isMember)
    {
        output.BeginObject();
        if (isMember && !set.IsEmpty) output.Name(",\".\":{}"u8);
        foreach (var node in set.Nodes)
        {
            output.DynamicName(node.Element.Print());
            Write(output, node.Below, node.IsMember);
        }
        output.EndObject();
    }
}
