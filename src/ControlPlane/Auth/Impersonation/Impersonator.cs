using Microsoft.AspNetCore.Http;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Auth.Impersonation;

/// <summary>
/// Acting as somebody else: Impersonate-User, -Group, -Uid and -Extra-KEY headers (kubectl --as). Each part is a right of
/// its own, with the verb impersonate.
/// </summary>
public sealed class Impersonator(IAuthorizer authorizer)
{
    private const string UserHeader = "Impersonate-User";
    private const string GroupHeader = "Impersonate-Group";
    private const string UidHeader = "Impersonate-Uid";
    private const string Prefix = "Impersonate-";
    private const string ExtraPrefix = Prefix + "Extra-";
    private const string AuthenticationGroup = "authentication.k8s.io";

    /// <summary>The user to act as; null when the request asks for none. 403 when the requester may not.</summary>
    public async ValueTask<RequestUser?> ApplyAsync(RequestUser requester, IHeaderDictionary headers, CancellationToken stop)
    {
        if (!IsAsked(headers)) return null;
        var asked = headers[UserHeader].ToString();
        var groups = headers[GroupHeader].Where(g => !string.IsNullOrEmpty(g)).Select(g => g!).ToList();
        var uid = headers[UidHeader].ToString();
        var extra = ExtraOf(headers);
        if (asked.Length == 0)
        {
            if (groups.Count == 0 && uid.Length == 0 && extra.Count == 0) return null;
            throw ApiException.BadRequest("requested groups, uid or extra without impersonating a user name: Impersonate-User is missing");
        }
        var user = await NameAsync(requester, asked, groups, stop);
        foreach (var group in groups) await DemandAsync(new AccessRequest(requester, "impersonate") { IsResource = true, Version = "v1", Resource = "groups", Name = group }, stop);
        foreach (var (key, values) in extra)
        {
            foreach (var value in values) await DemandAsync(new AccessRequest(requester, "impersonate") { IsResource = true, Group = AuthenticationGroup, Version = "v1", Resource = "userextras", Subresource = key, Name = value }, stop);
        }
        if (uid.Length > 0) await DemandAsync(new AccessRequest(requester, "impersonate") { IsResource = true, Group = AuthenticationGroup, Version = "v1", Resource = "uids", Name = uid }, stop);
        return WithStanding(user with { Uid = uid, Extra = extra });
    }

    /// <summary>Whether any of the headers is there; in nearly all requests none is.</summary>
    private static bool IsAsked(IHeaderDictionary headers)
    {
        foreach (var (header, _) in headers)
        {
            if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private async ValueTask<RequestUser> NameAsync(RequestUser requester, string asked, List<string> groups, CancellationToken stop)
    {
        if (ServiceAccountName.TryParse(asked, out var inNamespace, out var name))
        {
            await DemandAsync(new AccessRequest(requester, "impersonate") { IsResource = true, Version = "v1", Resource = "serviceaccounts", Namespace = inNamespace, Name = name }, stop);
            // Its own groups come with the name: they are no further right. Groups that were asked for replace them.
            return new RequestUser(asked, "", groups.Count > 0 ? [.. groups] : ServiceAccountName.Groups(inNamespace), RequestUser.Anonymous.Extra);
        }
        await DemandAsync(new AccessRequest(requester, "impersonate") { IsResource = true, Version = "v1", Resource = "users", Name = asked }, stop);
        return new RequestUser(asked, "", [.. groups], RequestUser.Anonymous.Extra);
    }

    private async ValueTask DemandAsync(AccessRequest request, CancellationToken stop)
    {
        var (decision, why) = await authorizer.AuthorizeAsync(request, stop);
        if (decision != AccessDecision.Allow) throw AuthorizerChain.Refusal(request, why);
    }

    private static RequestUser WithStanding(RequestUser user)
    {
        if (user.Name != RequestUser.Anonymous.Name) return RequestAuthenticator.WithGroup(user);
        return user.Groups.Contains("system:unauthenticated") ? user : user with { Groups = [.. user.Groups, "system:unauthenticated"] };
    }

    /// <summary>Keys are percent-encoded, as header names cannot carry every character, and compared in lower case.</summary>
    private static SortedDictionary<string, IReadOnlyList<string>> ExtraOf(IHeaderDictionary headers)
    {
        var extra = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (header, values) in headers)
        {
            if (!header.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase)) continue;
            var key = Uri.UnescapeDataString(header[ExtraPrefix.Length..]).ToLowerInvariant();
            extra[key] = [.. values.Where(v => v is not null).Select(v => v!)];
        }
        return extra;
    }
}
