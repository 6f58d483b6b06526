using System.Buffers.Binary;
using System.Text;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>Watch events as lines of JSON.</summary>
public static class WatchFrames
{
    /// <summary>{"type":…,"object":…} and a newline.</summary>
    public static byte[] Json(string type, StoredObject value)
    {
        using var output = new JsonOutput(value.Json.Length + 256);
        Begin(output, type);
        value.WriteServed(output, withType: true);
        output.Raw("}\n"u8);
        return output.ToArray();
    }

    /// <summary>As <see cref="Json(string, StoredObject)"/>, of the metadata alone.</summary>
    public static byte[] Metadata(string type, IKind kind, StoredObject value, string version)
    {
        using var output = new JsonOutput(value.Json.Length + 256);
        Begin(output, type);
        ShapedObjects.WriteMetadata(output, kind, value, version);
        output.Raw("}\n"u8);
        return output.ToArray();
    }

    /// <summary>Four bytes of length, then a WatchEvent {1 type, 2 RawExtension {1 raw}} around an object in its envelope.</summary>
    public static byte[] Protobuf(string type, ReadOnlySpan<byte> envelope)
    {
        using var output = new ProtoOutput();
        var mark = output.Mark;
        output.Bytes(1, envelope);
        output.Message(2, mark);
        output.String(1, type);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, output.Written.Length);
        output.Prefix(length);
        return output.Written.ToArray();
    }

    /// <summary>An event with any object.</summary>
    public static byte[] Json(string type, IApiValue value)
    {
        using var output = new JsonOutput();
        Begin(output, type);
        value.WriteJson(output);
        output.Raw("}\n"u8);
        return output.ToArray();
    }

    /// <summary>An event with JSON at hand.</summary>
    public static byte[] Json(string type, ReadOnlySpan<byte> json)
    {
        using var output = new JsonOutput(json.Length + 64);
        Begin(output, type);
        output.Raw(json);
        output.Raw("}\n"u8);
        return output.ToArray();
    }

    private static void Begin(JsonOutput output, string type)
    {
        output.Raw("{\"type\":\""u8);
        output.Raw(Encoding.ASCII.GetBytes(type));
        output.Raw("\",\"object\":"u8);
    }
}
