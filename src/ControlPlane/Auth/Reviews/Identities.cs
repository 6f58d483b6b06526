using NetKube.Shared.Api.Authentication.V1;

namespace NetKube.ControlPlane.Auth.Reviews;

/// <summary>Users as the API shows them.</summary>
public static class Identities
{
    /// <summary>As userInfo.</summary>
    public static UserInfo Info(RequestUser user) => new()
    {
        Username = user.Name,
        Uid = user.Uid,
        Groups = user.Groups.Count == 0 ? null : [.. user.Groups],
        Extra = user.Extra.Count == 0 ? null : user.Extra.ToDictionary(e => e.Key, e => e.Value.ToList()),
    };

    /// <summary>From the fields that reviews and signing requests carry.</summary>
    public static RequestUser User(string name, string uid, List<string>? groups, Dictionary<string, List<string>>? extra) =>
        new(name, uid, groups ?? [], (extra ?? []).ToDictionary(e => e.Key, IReadOnlyList<string> (e) => e.Value));
}
