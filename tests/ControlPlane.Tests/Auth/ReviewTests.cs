using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Auth.Rbac;
using NetKube.ControlPlane.Auth.Reviews;
using NetKube.ControlPlane.Auth.Tokens;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Authentication.V1;
using NetKube.Shared.Api.Authorization.V1;
using NetKube.Shared.Api.Rbac.V1;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class ReviewTests
{
    private const string Api = ServiceAccountTokenSettings.DefaultIssuer;

    private readonly AccessReviews _access;

    public ReviewTests()
    {
        var objects = new FakeObjects()
            .With(RbacTests.Role("ns", "r", new PolicyRule { Verbs = ["get"], ApiGroups = ["apps"], Resources = ["deployments"], ResourceNames = ["d"] }))
            .With(RbacTests.Binding("ns", "b", "Role", "r", RbacTests.User("jane")));
        var rbac = new RbacAuthorizer(objects);
        _access = new AccessReviews(rbac, rbac);
    }

    private static SubjectAccessReviewSpec Spec(string user, string inNamespace = "ns", string name = "d") =>
        new() { User = user, ResourceAttributes = new ResourceAttributes { Namespace = inNamespace, Verb = "get", Group = "apps", Resource = "deployments", Name = name } };

    [Theory, InlineData("jane", "d", true), InlineData("jane", "e", false), InlineData("joe", "d", false)]
    public async Task A_review_answers_for_the_user_it_names(string user, string name, bool allowed) =>
        Assert.Equal(allowed, (await _access.ReviewAsync(new SubjectAccessReview { Spec = Spec(user, name: name) }, default)).Status.Allowed);

    public static TheoryData<string, SubjectAccessReviewSpec> Bad => new()
    {
        { "spec.resourceAttributes", new() { User = "u" } },
        { "spec.resourceAttributes", new() { User = "u", ResourceAttributes = new(), NonResourceAttributes = new() } },
        { "spec.user", new() { NonResourceAttributes = new() { Path = "/", Verb = "get" } } },
    };

    [Theory, MemberData(nameof(Bad))]
    public async Task A_question_that_is_none_is_invalid(string field, SubjectAccessReviewSpec spec)
    {
        var refused = await Assert.ThrowsAsync<ApiException>(async () => await _access.ReviewAsync(new SubjectAccessReview { Spec = spec }, default));
        Assert.Equal((422, field), (refused.Code, refused.Status.Details!.Causes!.Single().Field));
    }

    [Fact]
    public async Task A_local_review_stays_in_its_namespace()
    {
        Assert.True((await _access.ReviewAsync("ns", new LocalSubjectAccessReview { Spec = Spec("jane") }, default)).Status.Allowed);
        var refused = await Assert.ThrowsAsync<ApiException>(async () => await _access.ReviewAsync("ns", new LocalSubjectAccessReview { Spec = Spec("jane", "other") }, default));
        Assert.Equal("spec.resourceAttributes.namespace", refused.Status.Details!.Causes!.Single().Field);
    }

    [Fact]
    public void My_rules_are_listed_for_a_namespace()
    {
        var answer = _access.Review(Users.Named("jane"), new SelfSubjectRulesReview { Spec = { Namespace = "ns" } });
        Assert.False(answer.Status.Incomplete);
        Assert.Equal("d", answer.Status.ResourceRules!.Single().ResourceNames!.Single());
        Assert.Equal(400, Assert.Throws<ApiException>(() => _access.Review(Users.Named("jane"), new SelfSubjectRulesReview())).Code);
    }

    [Fact]
    public async Task A_tokens_owner_is_named_and_a_strangers_token_is_nobodys()
    {
        var bearers = new BearerTokens([StaticTokens.Parse("t,jane,1,dev", [Api])], [Api], NullLogger<BearerTokens>.Instance);
        var reviews = new IdentityReviews(bearers, [Api], new NetKube.TestKit.ManualClock());
        var known = await reviews.ReviewAsync(new TokenReview { Spec = { Token = "t" } }, default);
        Assert.True(known.Status.Authenticated);
        Assert.Equal(["dev", "system:authenticated"], known.Status.User.Groups);
        Assert.Equal([Api], known.Status.Audiences);
        Assert.False((await reviews.ReviewAsync(new TokenReview { Spec = { Token = "x" } }, default)).Status.Authenticated);
        Assert.False((await reviews.ReviewAsync(new TokenReview { Spec = { Token = "t", Audiences = ["vault"] } }, default)).Status.Authenticated);
        Assert.Equal(400, (await Assert.ThrowsAsync<ApiException>(async () => await reviews.ReviewAsync(new TokenReview(), default))).Code);
    }

    [Fact]
    public void An_aggregate_has_the_rules_of_those_it_selects_each_once()
    {
        var aggregate = RbacTests.ClusterRole("all");
        aggregate.AggregationRule = new AggregationRule { ClusterRoleSelectors = [new() { MatchLabels = new() { ["a"] = "b" } }, new() { MatchLabels = new() { ["c"] = "d" } }] };
        var (one, two, other) = (RbacTests.ClusterRole("one", RbacTests.Rule("get", "", "pods")), RbacTests.ClusterRole("two", RbacTests.Rule("get", "", "pods"), RbacTests.Rule("list", "", "pods")), RbacTests.ClusterRole("other", RbacTests.Rule("*", "*", "*")));
        one.Metadata.Labels = new() { ["a"] = "b", ["c"] = "d" };
        two.Metadata.Labels = new() { ["c"] = "d" };
        Assert.Equal(["get", "list"], RoleAggregation.RulesOf(aggregate, [other, two, one, aggregate])!.Select(r => r.Verbs!.Single()));
        Assert.Null(RoleAggregation.RulesOf(one, [two]));
    }
}
