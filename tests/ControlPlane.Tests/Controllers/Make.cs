using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Tests.Controllers;

/// <summary>Objects as an API server would hold them after defaulting.</summary>
internal static class Make
{
    public static Dictionary<string, string> App(string name) => new() { ["app"] = name };

    public static PodTemplateSpec Template(string app, string image = "web:1") => new()
    {
        Metadata = { Labels = App(app) },
        Spec = Spec(image),
    };

    public static PodSpec Spec(string image = "web:1") => new()
    {
        Containers = [new Container { Name = "c", Image = image, Ports = [new ContainerPort { Name = "http", ContainerPortValue = 8080, Protocol = "TCP" }] }],
        SchedulerName = "default-scheduler",
        RestartPolicy = "Always",
    };

    public static Deployment Deployment(string name, int replicas, IntOrString? surge = null, IntOrString? unavailable = null) => new()
    {
        Metadata = { Name = name, Namespace = "default", Labels = App(name) },
        Spec =
        {
            Replicas = replicas,
            Selector = new LabelSelector { MatchLabels = App(name) },
            Template = Template(name),
            Strategy = { Type = "RollingUpdate", RollingUpdate = new RollingUpdateDeployment { MaxSurge = surge ?? 1, MaxUnavailable = unavailable ?? 0 } },
            RevisionHistoryLimit = 10,
            ProgressDeadlineSeconds = 600,
        },
    };

    public static ReplicaSet ReplicaSet(string name, int replicas) => new()
    {
        Metadata = { Name = name, Namespace = "default" },
        Spec = { Replicas = replicas, Selector = new LabelSelector { MatchLabels = App(name) }, Template = Template(name) },
    };

    public static Pod Pod(string name, string app, string node = "") => new()
    {
        Metadata = { Name = name, Namespace = "default", Labels = App(app) },
        Spec = With(Spec(), node),
    };

    public static Service Service(string name, string app, IntOrString? target = null, string clusterIp = "10.96.0.7") => new()
    {
        Metadata = { Name = name, Namespace = "default", Labels = App(app) },
        Spec =
        {
            Selector = App(app),
            Type = "ClusterIP",
            ClusterIP = clusterIp,
            IpFamilies = ["IPv4"],
            Ports = [new ServicePort { Name = "web", Port = 80, Protocol = "TCP", TargetPort = target ?? 8080 }],
        },
    };

    public static Node Node(string name, string? zone = null)
    {
        var node = new Node { Metadata = { Name = name, Labels = new() { ["kubernetes.io/hostname"] = name } } };
        if (zone is not null) node.Metadata.Labels["topology.kubernetes.io/zone"] = zone;
        node.Status.Allocatable = new() { ["cpu"] = Quantity.Parse("4"), ["memory"] = Quantity.Parse("8Gi"), ["pods"] = Quantity.Parse("110") };
        node.Status.Conditions = [new NodeCondition { Type = "Ready", Status = "True", LastHeartbeatTime = default }];
        return node;
    }

    private static PodSpec With(PodSpec spec, string node)
    {
        spec.NodeName = node;
        return spec;
    }
}
