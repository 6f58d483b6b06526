using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Auth.Audit;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Audit.V1;

namespace NetKube.ControlPlane.Tests.Auth;

public sealed class AuditTests
{
    private const string Text = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        omitStages: ["RequestReceived"]
        rules:
        - level: None
          users: ["system:kube-proxy"]
          verbs: ["watch"]
        - level: Metadata
          resources:
          - group: ""
            resources: ["secrets", "pods/log", "*/scale"]
        - level: RequestResponse
          namespaces: ["prod"]
          resources:
          - group: apps
        - level: Request
          userGroups: ["system:authenticated"]
          nonResourceURLs: ["/api*"]
        - level: Request
          verbs: ["delete"]
        """;

    public static TheoryData<string, string, string> Requests => new()
    {
        { "jane", "get secrets s in ns", "Metadata" },
        { "jane", "get pods/log p in ns", "Metadata" },
        { "jane", "get pods p in ns", "None" },
        { "jane", "update replicationcontrollers/scale r in ns", "Metadata" },
        { "jane", "create apps:deployments in prod", "RequestResponse" },
        { "jane", "create apps:deployments in test", "None" },
        { "jane", "get /api/v1", "Request" },
        { "jane", "get /version", "None" },
        { "jane", "delete nodes n", "Request" },
        { "system:kube-proxy", "watch secrets in ns", "None" },
    };

    [Theory, MemberData(nameof(Requests))]
    public void The_first_rule_that_matches_decides(string user, string question, string level) =>
        Assert.Equal(level, AuditPolicy.Parse(Encoding.UTF8.GetBytes(Text)).Decide(Users.Named(user, "system:authenticated").Asks(question)).Level);

    [Theory]
    [InlineData("{}", "audit.k8s.io/v1")]
    [InlineData("{\"apiVersion\":\"audit.k8s.io/v1\",\"kind\":\"Policy\"}", "at least one rule")]
    [InlineData("{\"apiVersion\":\"audit.k8s.io/v1\",\"kind\":\"Policy\",\"rules\":[{\"level\":\"All\"}]}", "rules[0].level")]
    public void A_wrong_policy_is_refused_with_what_is_wrong(string text, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => AuditPolicy.Parse(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Events_are_lines_of_a_file_with_the_stages_that_are_wanted()
    {
        var path = Path.Combine(Path.GetTempPath(), $"netkube-audit-{Guid.NewGuid():N}.log");
        try
        {
            var file = new AuditLogFile(new AuditLogSettings(path), TimeProvider.System, NullLogger<AuditLogFile>.Instance);
            using var stop = new CancellationTokenSource();
            var running = file.RunAsync(stop.Token);
            var trail = new AuditTrail(AuditPolicy.Parse(Encoding.UTF8.GetBytes(Text)), file, new NetKube.TestKit.ManualClock());
            var request = new AuditedRequest(Users.Named("jane").Asks("create apps:deployments in prod"), "/apis/apps/v1/namespaces/prod/deployments", "kubectl", ["127.0.0.1"], "");
            var record = trail.Begin(request);
            Assert.NotNull(record);
            record.ActsAs(Users.Named("bob"));
            record.Annotate("authorization.k8s.io/decision", "allow");
            record.Requested(new RawJson("""{"kind":"Deployment"}"""));
            record.Completed(201, null, new RawJson("""{"kind":"Deployment"}"""));
            Assert.Null(trail.Begin(request with { Access = Users.Named("jane").Asks("get pods p in ns") }));
            await stop.CancelAsync();
            await running;
            using var line = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(path)));
            Assert.Equal((Stage.ResponseComplete, "bob", 201), (line.RootElement.GetProperty("stage").GetString(), line.RootElement.GetProperty("impersonatedUser").GetProperty("username").GetString(), line.RootElement.GetProperty("responseStatus").GetProperty("code").GetInt32()));
            Assert.Equal("Deployment", line.RootElement.GetProperty("responseObject").GetProperty("kind").GetString());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
