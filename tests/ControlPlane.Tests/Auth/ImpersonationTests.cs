using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Auth.Impersonation;
using NetKube.ControlPlane.Auth.Rbac;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class ImpersonationTests
{
    private readonly Impersonator _impersonator;

    public ImpersonationTests()
    {
        var objects = new FakeObjects()
            .With(RbacTests.ClusterRole("r",
                new PolicyRule { Verbs = ["impersonate"], ApiGroups = [""], Resources = ["users"], ResourceNames = ["bob", "system:anonymous"] },
                new PolicyRule { Verbs = ["impersonate"], ApiGroups = [""], Resources = ["serviceaccounts"] },
                new PolicyRule { Verbs = ["impersonate"], ApiGroups = ["authentication.k8s.io"], Resources = ["userextras/team"], ResourceNames = ["a"] }))
            .With(RbacTests.ClusterBinding("b", "r", RbacTests.User("jane")));
        _impersonator = new Impersonator(new RbacAuthorizer(objects));
    }

    private async Task<RequestUser?> As(params (string Header, string Value)[] headers)
    {
        var dictionary = new HeaderDictionary();
        foreach (var (header, value) in headers) dictionary.Append(header, value);
        return await _impersonator.ApplyAsync(Users.Named("jane"), dictionary, default);
    }

    [Fact]
    public async Task Without_headers_nobody_is_impersonated() => Assert.Null(await As());

    [Fact]
    public async Task A_user_keeps_nothing_of_the_requesters_groups() => Assert.Equal(["system:authenticated"], (await As(("Impersonate-User", "bob")))!.Groups);

    [Fact]
    public async Task A_service_account_comes_with_its_groups_and_loses_them_for_others()
    {
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:ns", "system:authenticated"], (await As(("Impersonate-User", "system:serviceaccount:ns:a")))!.Groups);
    }

    [Fact]
    public async Task Anonymous_stays_unauthenticated() => Assert.Equal(["system:unauthenticated"], (await As(("Impersonate-User", "system:anonymous")))!.Groups);

    [Fact]
    public async Task An_extra_key_is_a_right_of_its_own()
    {
        Assert.Equal(["a"], (await As(("Impersonate-User", "bob"), ("impersonate-extra-Team", "a")))!.Extra["team"]);
        await Assert.ThrowsAsync<ApiException>(() => As(("Impersonate-User", "bob"), ("Impersonate-Extra-Team", "b")));
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "Impersonate-User", "alice", "users \"alice\" is forbidden" },
        { "Impersonate-Group", "system:masters", "groups \"system:masters\" is forbidden" },
        { "Impersonate-Uid", "1", "uids.authentication.k8s.io \"1\" is forbidden" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_is_not_granted_is_refused(string header, string value, string says)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(() => header == "Impersonate-User" ? As((header, value)) : As(("Impersonate-User", "bob"), (header, value)));
        Assert.Equal(403, refused.Code);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_without_a_user_is_an_error() =>
        Assert.Equal(400, (await Assert.ThrowsAsync<ApiException>(() => As(("Impersonate-Group", "g")))).Code);
}
