using NetKube.ControlPlane.ApiServer.FlowControl;
using NetKube.ControlPlane.Tests.ApiServer;
using NetKube.ControlPlane.Tests.Auth;

namespace NetKube.ControlPlane.Tests.FlowControl;

/// <summary>Which of the usual flow schemas a request belongs to.</summary>
public sealed class ClassificationTests
{
    public static TheoryData<string, string, string, string> Requests => new()
    {
        { "admin", "system:masters", "create pods in ns", "exempt" },
        { "anybody", "system:authenticated", "get /healthz", "probes" },
        { "system:anonymous", "system:unauthenticated", "get /livez", "probes" },
        { "system:kube-scheduler", "system:authenticated", "update coordination.k8s.io:leases l in kube-system", "system-leader-election" },
        { "system:node:n1", "system:nodes", "update nodes/status n1", "system-node-high" },
        { "system:node:n1", "system:nodes", "list pods", "system-nodes" },
        { "system:kube-controller-manager", "system:authenticated", "list pods", "kube-controller-manager" },
        { "system:kube-scheduler", "system:authenticated", "list pods", "kube-scheduler" },
        { "system:serviceaccount:kube-system:x", "system:serviceaccounts:kube-system", "list pods", "kube-system-service-accounts" },
        { "system:serviceaccount:ns:x", "system:serviceaccounts", "list pods", "service-accounts" },
        { "jane", "system:authenticated", "list pods", "global-default" },
        { "jane", "system:authenticated", "get /version", "global-default" },
        { "system:anonymous", "system:unauthenticated", "list pods", "global-default" },
    };

    [Fact]
    public async Task Requests_belong_to_the_usual_schemas()
    {
        await using var server = await TestServer.StartAsync();
        Assert.All(Requests, row =>
        {
            var (user, group, question, schema) = row.Data;
            var rule = server.Parts.FlowControl.RuleOf(Users.Named(user, group, "system:authenticated").Asks(question));
            Assert.True(schema == rule.Name, $"{user} ({group}): {question} is of {rule.Name}, not {schema}");
        });
    }
}
