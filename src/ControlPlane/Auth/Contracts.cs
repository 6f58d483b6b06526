using System.Security.Cryptography.X509Certificates;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Auth;

/// <summary>Who asks.</summary>
public sealed record RequestUser(string Name, string Uid, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, IReadOnlyList<string>> Extra)
{
    /// <summary>A request without credentials.</summary>
    public static RequestUser Anonymous { get; } = new("system:anonymous", "", ["system:unauthenticated"], new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Somebody whose credentials were refused: nothing is known of him.</summary>
    public static RequestUser Nobody { get; } = new("", "", [], new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>Who may do everything, as kubeadm names him.</summary>
    public static RequestUser Administrator { get; } =
        new("kubernetes-admin", "", ["system:masters", "system:authenticated"], new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>The API server itself (its own controllers' loopback client uses a name of its own).</summary>
    public static RequestUser Loopback { get; } = new("system:apiserver", "", ["system:masters", "system:authenticated"], new Dictionary<string, IReadOnlyList<string>>());
}

/// <summary>What a request proves its identity with.</summary>
public sealed record Credentials(X509Certificate2? ClientCertificate, string? BearerToken);

/// <summary>One way to prove an identity; they are asked in the order of one visible list.</summary>
public interface IAuthenticator
{
    /// <summary>The user; null when these credentials are not of this kind. Bad credentials of this kind throw <see cref="ApiException.Unauthorized"/>.</summary>
    ValueTask<RequestUser?> AuthenticateAsync(Credentials credentials, CancellationToken stop);
}

/// <summary>What is asked for. For paths that are no resources only <see cref="Path"/> and <see cref="Verb"/> are set.</summary>
public sealed record AccessRequest(RequestUser User, string Verb)
{
    public string Path { get; init; } = "";

    public bool IsResource { get; init; }

    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>The request's field selector, for the node authorizer (pods of one node); empty without one.</summary>
    public string FieldSelector { get; init; } = "";
}

/// <summary>What an authorizer says.</summary>
public enum AccessDecision
{
    NoOpinion,
    Allow,
    Deny,
}

/// <summary>One way to be allowed; the first that allows or denies decides.</summary>
public interface IAuthorizer
{
    ValueTask<(AccessDecision Decision, string Why)> AuthorizeAsync(AccessRequest request, CancellationToken stop);
}

/// <summary>Reads of the API server's own state for its inner parts (authorizers, admission, allocators), from the watch cache.</summary>
public interface IObjectReader
{
    /// <summary>An object, or null. It is shared: never change it, clone it.</summary>
    T? Get<T>(string? inNamespace, string name)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>
    /// As <see cref="Get"/>, but what is missing is looked for up to the newest acknowledged write: nobody is refused for
    /// lack of an object that he has just made.
    /// </summary>
    ValueTask<T?> GetLatestAsync<T>(string? inNamespace, string name, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T> => ValueTask.FromResult(Get<T>(inNamespace, name));

    /// <summary>All objects, of one namespace when one is given.</summary>
    IReadOnlyList<T> List<T>(string? inNamespace)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>Changes whenever an object of the kind changes: caches derived from the list compare it.</summary>
    long Generation<T>()
        where T : class, IKubeObject, IApiValue<T>;
}

/// <summary>Writes by the API server's own inner parts, past admission and authorization.</summary>
public interface IObjectWriter
{
    /// <summary>Creates; <see cref="ApiException"/> when it exists.</summary>
    Task<T> CreateAsync<T>(T value, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>;

    /// <summary>Reads the stored object, changes a copy, writes it, and tries again on a conflict. A change that returns null writes nothing.</summary>
    Task<T> UpdateAsync<T>(string? inNamespace, string name, Func<T, T?> change, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>;
}
