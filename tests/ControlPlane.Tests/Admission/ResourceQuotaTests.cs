using NetKube.ControlPlane.Admission.ResourceQuota;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Tests.Admission;

public sealed class ResourceQuotaTests : IDisposable
{
    private readonly FakeObjects _objects = new();
    private readonly ResourceQuotaPlugin _plugin;

    public ResourceQuotaTests()
    {
        _plugin = new ResourceQuotaPlugin(_objects, _objects);
    }

    public void Dispose() => _plugin.Dispose();

    private void Quota(string hard, string used, string spec = "") =>
        _objects.Put(Admissions.Json<ResourceQuota>($$$"""{"metadata":{"name":"q","namespace":"ns"},"spec":{"hard":{{{hard}}}{{{spec}}}},"status":{"hard":{{{hard}}},"used":{{{used}}}}}"""));

    private string Used(string name) => _objects.Get<ResourceQuota>("ns", "q")!.Status.Used![name].ToString();

    private static ConfigMap Map(string name) => new() { Metadata = { Name = name, Namespace = "ns" } };

    private static Pod Pod(string resources = "{}", string more = "") =>
        Admissions.Json<Pod>($$$"""{"metadata":{"name":"p","namespace":"ns"},"spec":{"containers":[{"name":"a","resources":{{{resources}}}}]{{{more}}}}}""");

    [Fact]
    public async Task The_last_place_is_taken_and_the_next_refused()
    {
        Quota("""{"count/configmaps":"1"}""", """{"count/configmaps":"0"}""");
        await _plugin.RunAsync(Admissions.Create(Map("a")));
        Assert.Equal("1", Used("count/configmaps"));
        Assert.Equal(
            "configmaps \"b\" is forbidden: exceeded quota: q, requested: count/configmaps=1, used: count/configmaps=1, limited: count/configmaps=1",
            (await _plugin.RefusesAsync(Admissions.Create(Map("b")))).Message);
    }

    [Fact]
    public async Task A_write_that_fails_gives_its_place_back()
    {
        Quota("""{"configmaps":"1"}""", """{"configmaps":"0"}""");
        var request = await _plugin.RunAsync(Admissions.Create(Map("a")));
        foreach (var undo in request.Undo) await undo();
        Assert.Equal("0", Used("configmaps"));
    }

    [Fact]
    public async Task A_dry_run_is_checked_and_takes_nothing()
    {
        Quota("""{"secrets":"1"}""", """{"secrets":"0"}""");
        await _plugin.RunAsync(Admissions.Create(new Secret { Metadata = { Name = "s", Namespace = "ns" } }, dryRun: true));
        Assert.Equal("0", Used("secrets"));
        Quota("""{"secrets":"1"}""", """{"secrets":"1"}""");
        await _plugin.RefusesAsync(Admissions.Create(new Secret { Metadata = { Name = "s", Namespace = "ns" } }, dryRun: true));
    }

    [Fact]
    public async Task Fifty_writers_at_once_get_exactly_what_there_is()
    {
        Quota("""{"count/configmaps":"20"}""", """{"count/configmaps":"0"}""");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            try
            {
                await _plugin.RunAsync(Admissions.Create(Map($"m{i}")));
                return true;
            }
            catch (ApiException refused) when (refused.Code == 403)
            {
                return false;
            }
        })));
        Assert.Equal(20, outcomes.Count(o => o));
        Assert.Equal("20", Used("count/configmaps"));
    }

    [Fact]
    public async Task A_quota_that_was_never_counted_refuses()
    {
        _objects.Put(Admissions.Json<ResourceQuota>("""{"metadata":{"name":"q","namespace":"ns"},"status":{"hard":{"pods":"1"}}}"""));
        Assert.Contains("status unknown for quota: q, resources: pods", (await _plugin.RefusesAsync(Admissions.Create(Pod()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_limited_must_be_said_by_every_container()
    {
        Quota("""{"requests.cpu":"1","limits.memory":"1Gi"}""", """{"requests.cpu":"0","limits.memory":"0"}""");
        Assert.Equal("pods \"p\" is forbidden: failed quota: q: must specify limits.memory for: a; requests.cpu for: a", (await _plugin.RefusesAsync(Admissions.Create(Pod()))).Message);
        await _plugin.RefusesAsync(Admissions.Create(Pod("""{"requests":{"cpu":"2"},"limits":{"memory":"1Mi"}}""")));
        await _plugin.RunAsync(Admissions.Create(Pod("""{"requests":{"cpu":"500m"},"limits":{"memory":"1Mi"}}""")));
        Assert.Equal(("500m", "1Mi"), (Used("requests.cpu"), Used("limits.memory")));
        await _plugin.RefusesAsync(Admissions.Create(Pod("""{"requests":{"cpu":"600m"},"limits":{"memory":"1Mi"}}""")));
    }

    public static TheoryData<string, string, bool> Scopes => new()
    {
        { ""","scopes":["BestEffort"]""", "{}", true },
        { ""","scopes":["BestEffort"]""", """{"requests":{"cpu":"1m"}}""", false },
        { ""","scopes":["NotBestEffort"]""", """{"requests":{"cpu":"1m"}}""", true },
        { ""","scopes":["Terminating"]""", "{}", false },
        { ""","scopes":["NotTerminating"]""", "{}", true },
        { ""","scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"In","values":["high"]}]}""", "{}", true },
        { ""","scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"NotIn","values":["high"]}]}""", "{}", false },
        { ""","scopeSelector":{"matchExpressions":[{"scopeName":"PriorityClass","operator":"DoesNotExist"}]}""", "{}", false },
        { ""","scopes":["CrossNamespacePodAffinity"]""", "{}", false },
    };

    [Theory, MemberData(nameof(Scopes))]
    public async Task A_scope_says_which_pods_count(string scope, string resources, bool counts)
    {
        Quota("""{"pods":"0"}""", """{"pods":"0"}""", scope);
        var request = Admissions.Create(Pod(resources, ""","priorityClassName":"high" """));
        if (counts) await _plugin.RefusesAsync(request);
        else await _plugin.RunAsync(request);
    }

    [Fact]
    public async Task Services_and_claims_count_by_what_they_take_also_when_they_change()
    {
        Quota("""{"services.nodeports":"2","requests.storage":"3Gi","fast.storageclass.storage.k8s.io/requests.storage":"2Gi"}""", """{"services.nodeports":"0","requests.storage":"0","fast.storageclass.storage.k8s.io/requests.storage":"0"}""");
        var plain = Admissions.Json<Service>("""{"metadata":{"name":"s","namespace":"ns"},"spec":{"type":"ClusterIP","ports":[{"port":1},{"port":2}]}}""");
        await _plugin.RunAsync(Admissions.Create(plain));
        Assert.Equal("0", Used("services.nodeports"));
        var open = plain.Clone();
        open.Spec.Type = "NodePort";
        await _plugin.RunAsync(Admissions.Update(open, plain));
        Assert.Equal("2", Used("services.nodeports"));
        var claim = Admissions.Json<PersistentVolumeClaim>("""{"metadata":{"name":"c","namespace":"ns"},"spec":{"storageClassName":"fast","resources":{"requests":{"storage":"1Gi"}}}}""");
        await _plugin.RunAsync(Admissions.Create(claim));
        var larger = claim.Clone();
        larger.Spec.Resources.Requests!["storage"] = Quantity.Parse("2Gi");
        await _plugin.RunAsync(Admissions.Update(larger, claim));
        Assert.Equal(("2Gi", "2Gi"), (Used("requests.storage"), Used("fast.storageclass.storage.k8s.io/requests.storage")));
        larger.Spec.Resources.Requests["storage"] = Quantity.Parse("3Gi");
        Assert.Contains("fast.storageclass.storage.k8s.io/requests.storage=1Gi", (await _plugin.RefusesAsync(Admissions.Update(larger, Admissions.Json<PersistentVolumeClaim>("""{"metadata":{"name":"c","namespace":"ns"},"spec":{"storageClassName":"fast","resources":{"requests":{"storage":"2Gi"}}}}""")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_kind_can_be_counted_and_a_kind_that_is_not_is_free()
    {
        Quota("""{"count/deployments.apps":"0"}""", """{"count/deployments.apps":"0"}""");
        await _plugin.RefusesAsync(Admissions.Create(new Deployment { Metadata = { Name = "d", Namespace = "ns" } }));
        await _plugin.RunAsync(Admissions.Create(Map("a")));
    }

    [Fact]
    public void A_finished_pod_uses_only_its_place_in_the_store()
    {
        var pod = Pod("""{"requests":{"cpu":"1","memory":"1Gi","example.com/gpu":"1"},"limits":{"cpu":"2"}}""");
        var pods = ApiCatalog.BuiltIn.Of<Pod>();
        Assert.Equal(
            ["count/pods", "cpu", "limits.cpu", "memory", "pods", "requests.cpu", "requests.example.com/gpu", "requests.memory"],
            QuotaUsage.Of(pods, pod).Keys.Order(StringComparer.Ordinal));
        pod.Status.Phase = "Succeeded";
        Assert.Equal(["count/pods"], QuotaUsage.Of(pods, pod).Keys);
    }
}
