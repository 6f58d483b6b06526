using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.Shared.Serialization.Patches;

/// <summary>Whose fault it is that a patch did not apply, as the API server tells it.</summary>
public enum PatchFailure
{
    /// <summary>400: the patch cannot be read, or is not of its format.</summary>
    BadRequest,

    /// <summary>422: the patch can be read but does not fit the object.</summary>
    Unprocessable,

    /// <summary>413: the patch exceeds a bound.</summary>
    TooLarge,
}

/// <summary>A patch did not apply; the message is for the client.</summary>
public sealed class PatchException(PatchFailure kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What is wrong.</summary>
    public PatchFailure Kind { get; } = kind;

    /// <summary>The answer to the client.</summary>
    public ApiException ToApiException() => Kind switch
    {
        PatchFailure.BadRequest => ApiException.BadRequest(Message),
        PatchFailure.TooLarge => ApiException.TooLarge(Message),
        _ => ApiException.Make(422, StatusReason.Invalid, "the server rejected our request due to an error in our request: " + Message, new StatusDetails()),
    };

    internal static PatchException Bad(string message, Exception? inner = null) => new(PatchFailure.BadRequest, message, inner);

    internal static PatchException Unfit(string message) => new(PatchFailure.Unprocessable, message);
}
