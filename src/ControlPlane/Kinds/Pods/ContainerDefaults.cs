using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>What a container's author may leave out.</summary>
internal static class ContainerDefaults
{
    private const string ApiVersion = "v1";

    public static void Apply(Container container)
    {
        if (container.ImagePullPolicy.Length == 0) container.ImagePullPolicy = ImageReference.DefaultPullPolicy(container.Image);
        if (container.TerminationMessagePath.Length == 0) container.TerminationMessagePath = "/dev/termination-log";
        if (container.TerminationMessagePolicy.Length == 0) container.TerminationMessagePolicy = TerminationMessagePolicy.File;
        foreach (var port in container.Ports ?? []) Protocol(port);
        foreach (var variable in container.Env ?? []) FieldReference(variable.ValueFrom?.FieldRef);
        foreach (var probe in new[] { container.LivenessProbe, container.ReadinessProbe, container.StartupProbe }) Apply(probe);
        Apply(container.Lifecycle?.PostStart?.HttpGet);
        Apply(container.Lifecycle?.PreStop?.HttpGet);
    }

    public static void Apply(EphemeralContainerCommon container)
    {
        if (container.ImagePullPolicy.Length == 0) container.ImagePullPolicy = ImageReference.DefaultPullPolicy(container.Image);
        if (container.TerminationMessagePath.Length == 0) container.TerminationMessagePath = "/dev/termination-log";
        if (container.TerminationMessagePolicy.Length == 0) container.TerminationMessagePolicy = TerminationMessagePolicy.File;
        foreach (var port in container.Ports ?? []) Protocol(port);
        foreach (var variable in container.Env ?? []) FieldReference(variable.ValueFrom?.FieldRef);
        foreach (var probe in new[] { container.LivenessProbe, container.ReadinessProbe, container.StartupProbe }) Apply(probe);
        Apply(container.Lifecycle?.PostStart?.HttpGet);
        Apply(container.Lifecycle?.PreStop?.HttpGet);
    }

    /// <summary>A reference to the pod's own field is in the API's version 1.</summary>
    public static void FieldReference(ObjectFieldSelector? reference)
    {
        if (reference is { ApiVersion.Length: 0 }) reference.ApiVersion = ApiVersion;
    }

    /// <summary>What is limited and has no request of its own requests its limit.</summary>
    public static void RequestsFromLimits(Container container)
    {
        if (container.Resources.Limits is not { } limits) return;
        var requests = container.Resources.Requests ??= new(StringComparer.Ordinal);
        foreach (var (name, quantity) in limits) requests.TryAdd(name, quantity);
    }

    /// <summary>On the host's network a container's port is the host's.</summary>
    public static void HostPorts(Container container)
    {
        foreach (var port in container.Ports ?? [])
        {
            if (port.HostPort == 0) port.HostPort = port.ContainerPortValue;
        }
    }

    private static void Protocol(ContainerPort port)
    {
        if (port.Protocol.Length == 0) port.Protocol = Shared.Api.Core.V1.Protocol.TCP;
    }

    private static void Apply(Probe? probe)
    {
        if (probe is null) return;
        if (probe.TimeoutSeconds == 0) probe.TimeoutSeconds = 1;
        if (probe.PeriodSeconds == 0) probe.PeriodSeconds = 10;
        if (probe.SuccessThreshold == 0) probe.SuccessThreshold = 1;
        if (probe.FailureThreshold == 0) probe.FailureThreshold = 3;
        Apply(probe.ProbeHandler.HttpGet);
        if (probe.ProbeHandler.Grpc is { } grpc) grpc.Service ??= "";
    }

    private static void Apply(HTTPGetAction? request)
    {
        if (request is null) return;
        if (request.Path.Length == 0) request.Path = "/";
        if (request.Scheme.Length == 0) request.Scheme = URIScheme.HTTP;
    }
}
