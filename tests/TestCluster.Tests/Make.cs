using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Batch.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.Testing.Tests;

/// <summary>Objects as a user writes them: the server defaults the rest.</summary>
internal static class Make
{
    public static Dictionary<string, string> App(string name) => new() { ["app"] = name };

    public static PodTemplateSpec Template(string app, string image = "web:1", Action<Container>? adjust = null)
    {
        var container = new Container { Name = "c", Image = image };
        adjust?.Invoke(container);
        return new PodTemplateSpec { Metadata = { Labels = App(app) }, Spec = new PodSpec { Containers = [container] } };
    }

    public static Deployment Deployment(string name, int replicas, string image = "web:1", Action<Container>? adjust = null) => new()
    {
        Metadata = { Name = name, Namespace = "default" },
        Spec = { Replicas = replicas, Selector = new LabelSelector { MatchLabels = App(name) }, Template = Template(name, image, adjust) },
    };

    public static StatefulSet StatefulSet(string name, int replicas) => new()
    {
        Metadata = { Name = name, Namespace = "default" },
        Spec = { Replicas = replicas, ServiceName = name, Selector = new LabelSelector { MatchLabels = App(name) }, Template = Template(name) },
    };

    public static DaemonSet DaemonSet(string name) => new()
    {
        Metadata = { Name = name, Namespace = "default" },
        Spec = { Selector = new LabelSelector { MatchLabels = App(name) }, Template = Template(name) },
    };

    public static Job Job(string name, string image, int completions = 1)
    {
        var template = Template(name, image);
        template.Spec.RestartPolicy = "Never";
        return new Job { Metadata = { Name = name, Namespace = "default" }, Spec = { Completions = completions, Template = template } };
    }

    public static CronJob CronJob(string name, string schedule, string image) => new()
    {
        Metadata = { Name = name, Namespace = "default" },
        Spec = { Schedule = schedule, JobTemplate = { Spec = Job(name, image).Spec } },
    };

    public static Service Service(string name) => new()
    {
        Metadata = { Name = name, Namespace = "default" },
        Spec = { Selector = App(name), Ports = [new ServicePort { Port = 80, TargetPort = 8080 }] },
    };

    public static Pod Pod(string name, string image = "web:1", Action<Container>? adjust = null)
    {
        var template = Template(name, image, adjust);
        return new Pod { Metadata = { Name = name, Namespace = "default", Labels = App(name) }, Spec = template.Spec };
    }

    public static Probe HttpProbe(int period = 1) => new()
    {
        ProbeHandler = { HttpGet = new HTTPGetAction { Port = 8080, Path = "/" } },
        PeriodSeconds = period,
    };
}
