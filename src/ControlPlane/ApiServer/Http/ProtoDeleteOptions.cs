using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>DeleteOptions in protobuf.</summary>
public static class ProtoDeleteOptions
{
    /// <summary>Reads the envelope and the message in it.</summary>
    public static DeleteOptions Decode(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith("k8s\0"u8)) throw new ApiFormatException("proto: missing the prefix of Kubernetes' envelope");
        var envelope = new ProtoInput(bytes.AsSpan(4));
        var options = new DeleteOptions();
        while (envelope.NextField(out var number))
        {
            if (number != 2)
            {
                envelope.Skip();
                continue;
            }
            var message = new ProtoInput(envelope.ReadBytes());
            options = DeleteOptions.ReadProto(ref message);
        }
        return options;
    }
}
