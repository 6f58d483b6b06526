using NetKube.Shared.Api;

namespace NetKube.Shared.Serialization;

/// <summary>Nested messages.</summary>
public static class ProtoMessages
{
    /// <summary>Reads the message at this place.</summary>
    public static T Read<T>(ref ProtoInput input)
        where T : IApiValue<T>
    {
        var message = input.Message();
        return T.ReadProto(ref message);
    }
}
