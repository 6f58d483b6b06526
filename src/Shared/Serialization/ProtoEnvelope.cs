using NetKube.Shared.Api;

namespace NetKube.Shared.Serialization;

/// <summary>
/// application/vnd.kubernetes.protobuf: the four bytes "k8s\0", then a runtime.Unknown {1 typeMeta {1 apiVersion, 2 kind},
/// 2 raw, 3 contentEncoding, 4 contentType}.
/// </summary>
public static class ProtoEnvelope
{
    private static ReadOnlySpan<byte> Magic => "k8s\0"u8;

    /// <summary>An object in its envelope.</summary>
    public static byte[] Encode(ITypedObject value)
    {
        using var output = new ProtoOutput();
        output.String(4, "");
        output.String(3, "");
        output.Message(2, value);
        var mark = output.Mark;
        output.String(2, value.Kind);
        output.String(1, value.ApiVersion);
        output.Message(1, mark);
        output.Prefix(Magic);
        return output.Written.ToArray();
    }

    /// <summary>Reads an object of a resource.</summary>
    public static ITypedObject Decode(ReadOnlySpan<byte> bytes, ApiResource resource)
    {
        if (!bytes.StartsWith(Magic)) throw new ApiFormatException("provided data does not appear to be a protobuf message, expected prefix 6b387300");
        var envelope = new ProtoInput(bytes[4..]);
        var (apiVersion, kind, raw) = ("", "", Array.Empty<byte>());
        while (envelope.NextField(out var number))
        {
            if (number == 1) (apiVersion, kind) = TypeMeta(envelope.Message());
            else if (number == 2) raw = envelope.ReadBytes();
            else envelope.Skip();
        }
        if ((kind.Length > 0 && kind != resource.Kind) || (apiVersion.Length > 0 && apiVersion != resource.GroupVersion))
        {
            throw new ApiFormatException($"the API version in the data ({apiVersion}) does not match the expected API version ({resource.GroupVersion})");
        }
        var message = new ProtoInput(raw);
        var value = resource.ReadProto(ref message);
        (value.Kind, value.ApiVersion) = (kind, apiVersion);
        return value;
    }

    /// <summary>What an envelope says that it holds; empty when it is none.</summary>
    public static (string ApiVersion, string Kind) TypeOf(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) return ("", "");
        var envelope = new ProtoInput(bytes[4..]);
        while (envelope.NextField(out var number))
        {
            if (number == 1) return TypeMeta(envelope.Message());
            envelope.Skip();
        }
        return ("", "");
    }

    private static (string ApiVersion, string Kind) TypeMeta(ProtoInput message)
    {
        var (apiVersion, kind) = ("", "");
        while (message.NextField(out var number))
        {
            if (number == 1) apiVersion = message.ReadString();
            else if (number == 2) kind = message.ReadString();
            else message.Skip();
        }
        return (apiVersion, kind);
    }
}
