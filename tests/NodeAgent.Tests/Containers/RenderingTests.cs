using NetKube.NodeAgent.Containers;
using NetKube.NodeAgent.Tests.Pods;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.NodeAgent.Tests.Containers;

public sealed class RenderingTests
{
    [Fact]
    public void Requests_and_limits_become_shares_quota_and_bytes()
    {
        var container = PodYardstick.Container("app");
        container.Resources.Requests = new() { ["cpu"] = Quantity.Parse("250m"), ["memory"] = Quantity.Parse("1Gi") };
        container.Resources.Limits = new() { ["cpu"] = Quantity.Parse("1500m"), ["memory"] = Quantity.Parse("64Mi") };
        var limits = ResourceLimits.Render(container, "Burstable", 4m * 1024 * 1024 * 1024);
        Assert.Equal((256L, 150_000L, 100_000L, 64L << 20, 750), (limits.CpuShares, limits.CpuQuota, limits.CpuPeriod, limits.MemoryBytes, limits.OutOfMemoryScore));
    }

    [Theory]
    [InlineData("Guaranteed", -997)]
    [InlineData("BestEffort", 1000)]
    public void The_class_decides_who_is_killed_first(string qosClass, int score) =>
        Assert.Equal(score, ResourceLimits.Render(PodYardstick.Container("app"), qosClass, 1).OutOfMemoryScore);

    [Fact]
    public void Services_are_told_of_by_variables()
    {
        Service[] services =
        [
            Service("default", "kubernetes", "10.96.0.1", ("https", 443)),
            Service("shop", "my-db", "10.96.0.7", ("", 5432)),
            Service("other", "far", "10.96.0.8", ("", 80)),
            Service("shop", "headless", "None", ("", 80)),
        ];
        var variables = ServiceEnvironment.Render(services, "shop", links: true);
        Assert.Equal("10.96.0.1", variables["KUBERNETES_SERVICE_HOST"]);
        Assert.Equal("443", variables["KUBERNETES_SERVICE_PORT_HTTPS"]);
        Assert.Equal("tcp://10.96.0.7:5432", variables["MY_DB_PORT_5432_TCP"]);
        Assert.DoesNotContain(variables.Keys, k => k.StartsWith("FAR") || k.StartsWith("HEADLESS"));
        Assert.DoesNotContain("MY_DB_SERVICE_HOST", ServiceEnvironment.Render(services, "shop", links: false).Keys);
    }

    [Theory]
    [InlineData("metadata.name", "web")]
    [InlineData("metadata.labels['app']", "shop")]
    [InlineData("metadata.labels", "app=\"shop\"\ntier=\"a\\\"b\"")]
    [InlineData("metadata.annotations['none']", "")]
    [InlineData("status.podIPs", "10.0.0.1,fd00::1")]
    [InlineData("spec.nothing", null)]
    public void Field_paths_read_the_pod(string path, string? value)
    {
        var pod = PodYardstick.Pod();
        pod.Metadata.Labels = new() { ["tier"] = "a\"b", ["app"] = "shop" };
        pod.Status.PodIPs = [new() { Ip = "10.0.0.1" }, new() { Ip = "fd00::1" }];
        Assert.Equal(value, FieldPaths.Read(pod, path));
    }

    [Theory]
    [InlineData("limits.cpu", "1", "2")]
    [InlineData("limits.cpu", "1m", "1500")]
    [InlineData("requests.memory", "1Mi", "64")]
    [InlineData("limits.ephemeral-storage", "0", "1000")]
    public void Resource_fields_are_divided_and_rounded_up(string resource, string divisor, string value)
    {
        var container = PodYardstick.Container("app");
        container.Resources.Limits = new() { ["cpu"] = Quantity.Parse("1500m"), ["memory"] = Quantity.Parse("64Mi") };
        var selector = new ResourceFieldSelector { Resource = resource, Divisor = Quantity.Parse(divisor) };
        Assert.Equal(value, ResourceFields.Read(selector, container, new NodeSize(4, 8, 1000)));
    }

    [Fact]
    public void A_root_image_is_refused_where_root_is()
    {
        var pod = PodYardstick.Pod();
        pod.Spec.SecurityContext = new PodSecurityContext { RunAsNonRoot = true };
        Assert.Throws<ConfigException>(() => SecuritySettings.Render(pod, pod.Spec.Containers![0], ""));
        Assert.Equal("", SecuritySettings.Render(pod, pod.Spec.Containers![0], "1000").User);
    }

    private static Service Service(string @namespace, string name, string address, params (string Name, int Port)[] ports) => new()
    {
        Metadata = new ObjectMeta { Namespace = @namespace, Name = name },
        Spec = new ServiceSpec { ClusterIP = address, Ports = [.. ports.Select(p => new ServicePort { Name = p.Name, Port = p.Port, Protocol = "TCP" })] },
    };
}
