using System.Globalization;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.Shared.Api;

/// <summary>A refusal of the API: the Status object that a client gets. Thrown by the server's parts and by clients alike.</summary>
public sealed class ApiException(Status status) : Exception(status.Message)
{
    /// <summary>What the client is told.</summary>
    public Status Status { get; } = status;

    /// <summary>The HTTP status code.</summary>
    public int Code => Status.Code;

    /// <summary>The machine-readable reason, such as "NotFound".</summary>
    public string Reason => Status.Reason;

    public bool IsNotFound => Code == 404;

    public bool IsConflict => Code == 409 && Reason == StatusReason.Conflict;

    public bool IsAlreadyExists => Reason == StatusReason.AlreadyExists;

    /// <summary>The asked resourceVersion is too old; list again.</summary>
    public bool IsExpired => Code == 410;

    public static ApiException NotFound(ApiResource resource, string name) =>
        Make(404, StatusReason.NotFound, $"{resource.QualifiedName} \"{name}\" not found", Details(resource, name));

    /// <summary>There is no such path.</summary>
    public static ApiException NoSuchPath() => Make(404, StatusReason.NotFound, "the server could not find the requested resource", new StatusDetails());

    public static ApiException AlreadyExists(ApiResource resource, string name) =>
        Make(409, StatusReason.AlreadyExists, $"{resource.QualifiedName} \"{name}\" already exists", Details(resource, name));

    public static ApiException Conflict(ApiResource resource, string name, string why) =>
        Make(409, StatusReason.Conflict, $"Operation cannot be fulfilled on {resource.QualifiedName} \"{name}\": {why}", Details(resource, name));

    /// <summary>The object was changed since the client read it.</summary>
    public static ApiException Modified(ApiResource resource, string name) =>
        Conflict(resource, name, "the object has been modified; please apply your changes to the latest version and try again");

    public static ApiException Forbidden(ApiResource resource, string name, string why) =>
        Make(403, StatusReason.Forbidden, $"{resource.QualifiedName}{(name.Length == 0 ? "" : $" \"{name}\"")} is forbidden: {why}", Details(resource, name, kindIsResource: true));

    public static ApiException BadRequest(string why) => Make(400, StatusReason.BadRequest, why);

    public static ApiException Unauthorized() => Make(401, StatusReason.Unauthorized, "Unauthorized");

    /// <summary>The path is served, but not for this method.</summary>
    public static ApiException MethodNotAllowed() =>
        Make(405, StatusReason.MethodNotAllowed, "the server does not allow this method on the requested resource", new StatusDetails());

    public static ApiException NotAcceptable(IEnumerable<string> accepted) =>
        Make(406, StatusReason.NotAcceptable, "only the following media types are accepted: " + string.Join(", ", accepted));

    public static ApiException UnsupportedMediaType(IEnumerable<string> accepted) =>
        Make(415, StatusReason.UnsupportedMediaType, "the body of the request was in an unknown format - accepted media types include: " + string.Join(", ", accepted));

    public static ApiException TooLarge(string why) => Make(413, StatusReason.RequestEntityTooLarge, why);

    public static ApiException Expired(string why) => Make(410, StatusReason.Expired, why);

    public static ApiException Internal(string why) =>
        Make(500, StatusReason.InternalError, "Internal error occurred: " + why, new StatusDetails { Causes = [new StatusCause { Message = why }] });

    public static ApiException Unavailable(string why) => Make(503, StatusReason.ServiceUnavailable, why);

    public static ApiException Timeout(string why, int retryAfterSeconds) =>
        Make(504, StatusReason.Timeout, "Timeout: " + why, new StatusDetails { RetryAfterSeconds = retryAfterSeconds });

    public static ApiException TooManyRequests(string why, int retryAfterSeconds) =>
        Make(429, StatusReason.TooManyRequests, why, new StatusDetails { RetryAfterSeconds = retryAfterSeconds });

    /// <summary>422 with a cause for each error.</summary>
    public static ApiException Invalid(ApiResource resource, string name, IEnumerable<StatusCause> causes)
    {
        var list = causes.ToList();
        var sentences = list.ConvertAll(c => string.IsNullOrEmpty(c.Field) ? c.Message : $"{c.Field}: {c.Message}");
        var text = sentences.Count == 1 ? sentences[0] : "[" + string.Join(", ", sentences) + "]";
        var details = Details(resource, name);
        details.Kind = resource.Kind;
        details.Causes = list;
        var qualified = resource.Group.Length == 0 ? resource.Kind : $"{resource.Kind}.{resource.Group}";
        return Make(422, StatusReason.Invalid, $"{qualified} \"{name}\" is invalid: {text}", details);
    }

    /// <summary>Any other Status.</summary>
    public static ApiException Make(int code, string reason, string message, StatusDetails? details = null) => new(new Status
    {
        Kind = "Status",
        ApiVersion = "v1",
        StatusValue = "Failure",
        Message = message,
        Reason = reason,
        Details = details,
        Code = code,
    });

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Reason}: {Message}");

    private static StatusDetails Details(ApiResource resource, string name, bool kindIsResource = true) =>
        new() { Name = name, Group = resource.Group, Kind = kindIsResource ? resource.Plural : resource.Kind };
}
