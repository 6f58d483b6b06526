using NetKube.ControlPlane.Admission.PodSecurity;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Tests.Admission;

public sealed class PodSecurityTests
{
    private const string Clean = """{"securityContext":{"runAsNonRoot":true,"seccompProfile":{"type":"RuntimeDefault"}},"containers":[{"name":"a","securityContext":{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]}}}]}""";

    private readonly FakeObjects _objects = new();

    private PodSecurityPlugin In(params (string Label, string Value)[] labels)
    {
        _objects.Put(new Namespace { Metadata = { Name = "ns", Labels = labels.ToDictionary(l => "pod-security.kubernetes.io/" + l.Label, l => l.Value) } });
        return new PodSecurityPlugin(_objects);
    }

    private static Pod Pod(string spec) => Admissions.Json<Pod>($$"""{"metadata":{"name":"p","namespace":"ns"},"spec":{{spec}}}""");

    public static TheoryData<string, string, string> Refused => new()
    {
        { "baseline:latest", """{"hostNetwork":true,"hostPID":true,"containers":[{"name":"a"}]}""", "host namespaces (hostNetwork=true, hostPID=true)" },
        { "baseline:latest", """{"containers":[{"name":"a","securityContext":{"privileged":true}}]}""", "privileged (container \"a\" must not set securityContext.privileged=true)" },
        { "baseline:latest", """{"containers":[{"name":"a","securityContext":{"capabilities":{"add":["SYS_ADMIN","CHOWN"]}}}]}""", "non-default capabilities (container \"a\" must not include \"SYS_ADMIN\" in securityContext.capabilities.add)" },
        { "baseline:latest", """{"securityContext":{"sysctls":[{"name":"kernel.msgmax","value":"1"}]},"containers":[{"name":"a"}]}""", "forbidden sysctls (kernel.msgmax)" },
        { "baseline:latest", """{"containers":[{"name":"a","ports":[{"hostPort":80},{"hostPort":81}]},{"name":"b","ports":[{"hostPort":80}]}]}""", "hostPort (containers \"a\", \"b\" use hostPorts 80, 81)" },
        { "baseline:latest", """{"volumes":[{"name":"h","hostPath":{"path":"/"}}],"containers":[{"name":"a"}]}""", "hostPath volumes (volume \"h\")" },
        { "baseline:latest", """{"securityContext":{"seLinuxOptions":{"type":"spc_t","user":"u"}},"containers":[{"name":"a"}]}""", "seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type \"spc_t\"; user may not be set)" },
        { "baseline:latest", """{"securityContext":{"seccompProfile":{"type":"Unconfined"}},"containers":[{"name":"a","securityContext":{"seccompProfile":{"type":"Unconfined"}}}]}""", "seccompProfile (pod and container \"a\" must not set securityContext.seccompProfile.type to \"Unconfined\")" },
        { "baseline:latest", """{"containers":[{"name":"a","securityContext":{"procMount":"Unmasked"}}]}""", "procMount (container \"a\" must not set securityContext.procMount to \"Unmasked\")" },
        { "baseline:latest", """{"containers":[{"name":"a","livenessProbe":{"httpGet":{"host":"10.0.0.1","port":80}}}]}""", "probe or lifecycle host (container \"a\" uses probe or lifecycle host \"10.0.0.1\")" },
        { "baseline:latest", """{"securityContext":{"appArmorProfile":{"type":"Unconfined"}},"containers":[{"name":"a"}]}""", "forbidden AppArmor profile (pod must not set AppArmor profile type to \"Unconfined\")" },
        { "baseline:latest", """{"containers":[{"name":"a"}],"ephemeralContainers":[{"name":"e","securityContext":{"privileged":true}}]}""", "privileged (container \"e\" must not set securityContext.privileged=true)" },
        { "baseline:v1.26", """{"securityContext":{"sysctls":[{"name":"net.ipv4.ip_local_reserved_ports","value":"1"}]},"containers":[{"name":"a"}]}""", "forbidden sysctls (net.ipv4.ip_local_reserved_ports)" },
        { "restricted:latest", """{"containers":[{"name":"a"}]}""", "allowPrivilegeEscalation != false (container \"a\" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"a\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"a\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"a\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")" },
        { "restricted:v1.7", """{"containers":[{"name":"a"}]}""", "runAsNonRoot != true (pod or container \"a\" must set securityContext.runAsNonRoot=true)" },
        { "restricted:latest", Clean.Replace("\"runAsNonRoot\":true", "\"runAsNonRoot\":true,\"runAsUser\":0", StringComparison.Ordinal), "runAsUser=0 (pod must not set runAsUser=0)" },
        { "restricted:latest", Clean.Replace("\"containers\"", "\"volumes\":[{\"name\":\"n\",\"nfs\":{\"server\":\"s\",\"path\":\"/\"}}],\"containers\"", StringComparison.Ordinal), "restricted volume types (volume \"n\" uses restricted volume type \"nfs\")" },
        { "restricted:latest", Clean.Replace("[\"ALL\"]", "[\"ALL\"],\"add\":[\"NET_RAW\"]", StringComparison.Ordinal), "unrestricted capabilities (container \"a\" must not include \"NET_RAW\" in securityContext.capabilities.add)" },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task A_level_refuses_in_kubernetes_words(string level, string spec, string says)
    {
        var parts = level.Split(':');
        var plugin = In(("enforce", parts[0]), ("enforce-version", parts[1]));
        Assert.Equal($"pods \"p\" is forbidden: violates PodSecurity \"{level}\": {says}", (await plugin.RefusesAsync(Admissions.Create(Pod(spec)))).Message);
    }

    public static TheoryData<string, string> Allowed => new()
    {
        { "privileged:latest", """{"hostNetwork":true,"containers":[{"name":"a"}]}""" },
        { "baseline:latest", """{"containers":[{"name":"a","securityContext":{"capabilities":{"add":["CHOWN"]}}}]}""" },
        { "baseline:v1.27", """{"securityContext":{"sysctls":[{"name":"net.ipv4.ip_local_reserved_ports","value":"1"}]},"containers":[{"name":"a"}]}""" },
        { "baseline:v1.33", """{"containers":[{"name":"a","livenessProbe":{"httpGet":{"host":"10.0.0.1","port":80}}}]}""" },
        { "restricted:latest", Clean },
        { "restricted:latest", Clean.Replace("[\"ALL\"]", "[\"ALL\"],\"add\":[\"NET_BIND_SERVICE\"]", StringComparison.Ordinal) },
        { "restricted:latest", Clean.Replace("\"containers\"", "\"volumes\":[{\"name\":\"n\",\"projected\":{\"sources\":[]}}],\"containers\"", StringComparison.Ordinal) },
        { "restricted:latest", """{"os":{"name":"windows"},"securityContext":{"runAsNonRoot":true},"containers":[{"name":"a"}]}""" },
        { "restricted:latest", Clean.Replace("\"runAsNonRoot\":true", "\"runAsUser\":0", StringComparison.Ordinal).Replace("\"containers\"", "\"hostUsers\":false,\"containers\"", StringComparison.Ordinal) },
    };

    [Theory, MemberData(nameof(Allowed))]
    public async Task A_level_lets_pass_what_it_allows(string level, string spec)
    {
        var parts = level.Split(':');
        await In(("enforce", parts[0]), ("enforce-version", parts[1])).RunAsync(Admissions.Create(Pod(spec)));
    }

    [Fact]
    public async Task Warn_warns_audit_notes_and_both_let_pass()
    {
        var request = await In(("warn", "restricted"), ("audit", "baseline")).RunAsync(Admissions.Create(Pod("""{"hostNetwork":true,"containers":[{"name":"a"}]}""")));
        Assert.StartsWith("would violate PodSecurity \"restricted:latest\": host namespaces (hostNetwork=true), ", Assert.Single(request.Warnings), StringComparison.Ordinal);
        Assert.Equal("would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)", request.AuditAnnotations["pod-security.kubernetes.io/audit-violations"]);
    }

    [Fact]
    public async Task What_makes_pods_is_warned_of_what_enforce_will_refuse()
    {
        var deployment = Admissions.Json<Deployment>("""{"metadata":{"name":"d","namespace":"ns"},"spec":{"template":{"spec":{"hostNetwork":true,"containers":[{"name":"a"}]}}}}""");
        var request = await In(("enforce", "baseline")).RunAsync(Admissions.Create(deployment));
        Assert.Equal("would violate PodSecurity \"baseline:latest\": host namespaces (hostNetwork=true)", Assert.Single(request.Warnings));
    }

    [Theory, InlineData("enforce", "bogus"), InlineData("enforce-version", "vX"), InlineData("warn", ""), InlineData("audit-version", "v1.01")]
    public async Task A_bad_label_of_a_namespace_is_invalid(string label, string value)
    {
        var created = new Namespace { Metadata = { Name = "x", Labels = new() { ["pod-security.kubernetes.io/" + label] = value } } };
        var refused = await new PodSecurityPlugin(_objects).RefusesAsync(Admissions.Create(created));
        Assert.Equal((422, $"metadata.labels[pod-security.kubernetes.io/{label}]"), (refused.Code, refused.Status.Details!.Causes!.Single().Field));
        await new PodSecurityPlugin(_objects).RunAsync(Admissions.Update(created.Clone(), created));
    }

    [Fact]
    public async Task Tightening_a_namespace_names_the_pods_that_would_not_come_back()
    {
        _objects.With(Pod("""{"hostNetwork":true,"containers":[{"name":"a"}]}"""), Admissions.Json<Pod>("""{"metadata":{"name":"q","namespace":"ns"},"spec":{"hostNetwork":true,"containers":[{"name":"a"}]}}"""));
        var old = new Namespace { Metadata = { Name = "ns" } };
        var now = new Namespace { Metadata = { Name = "ns", Labels = new() { ["pod-security.kubernetes.io/enforce"] = "baseline" } } };
        var request = await new PodSecurityPlugin(_objects).RunAsync(Admissions.Update(now, old));
        Assert.Equal(["existing pods in namespace \"ns\" violate the new PodSecurity enforce level \"baseline:latest\"", "p (and 1 other pod): host namespaces"], request.Warnings);
    }

    [Fact]
    public async Task An_update_that_changes_no_container_is_not_checked_again()
    {
        var plugin = In(("enforce", "baseline"));
        var old = Pod("""{"hostNetwork":true,"containers":[{"name":"a","image":"x"}]}""");
        var labelled = old.Clone();
        labelled.Metadata.Labels = new() { ["a"] = "b" };
        await plugin.RunAsync(Admissions.Update(labelled, old));
        var changed = old.Clone();
        changed.Spec.Containers![0].Image = "y";
        await plugin.RefusesAsync(Admissions.Update(changed, old));
        var debugged = old.Clone();
        debugged.Spec.EphemeralContainers = [new EphemeralContainer { EphemeralContainerCommon = { Name = "d", Image = "b" } }];
        await plugin.RefusesAsync(Admissions.Update(debugged, old, subresource: "ephemeralcontainers"));
    }
}
