using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Probes and lifecycle hooks.</summary>
internal static class ProbeRules
{
    private static readonly string[] WindowsSignals = [Signal.SIGKILL, Signal.SIGTERM];

    private static readonly HashSet<string> LinuxSignals =
        [.. typeof(Signal).GetFields().Select(f => (string)f.GetRawConstantValue()!)];

    /// <summary>The three probes.</summary>
    public static void Check(PodRuleContext context, Field field, Container container)
    {
        var errors = context.Errors;
        if (container.LivenessProbe is { } liveness)
        {
            Probe(context, field.Child("livenessProbe"), liveness);
            if (liveness.SuccessThreshold != 1) errors.Invalid(field.Child("livenessProbe", "successThreshold"), liveness.SuccessThreshold, "must be 1");
        }
        if (container.ReadinessProbe is { } readiness)
        {
            Probe(context, field.Child("readinessProbe"), readiness);
            if (readiness.TerminationGracePeriodSeconds is { } grace) errors.Invalid(field.Child("readinessProbe", "terminationGracePeriodSeconds"), grace, "must not be set for readinessProbes");
        }
        if (container.StartupProbe is { } startup)
        {
            Probe(context, field.Child("startupProbe"), startup);
            if (startup.SuccessThreshold != 1) errors.Invalid(field.Child("startupProbe", "successThreshold"), startup.SuccessThreshold, "must be 1");
        }
    }

    /// <summary>Hooks after the start and before the end.</summary>
    public static void Lifecycle(PodRuleContext context, Field field, Lifecycle? lifecycle)
    {
        if (lifecycle is null) return;
        if (lifecycle.PostStart is { } start) Handler(context, field.Child("postStart"), new(start.Exec, start.HttpGet, start.TcpSocket, null, start.Sleep));
        if (lifecycle.PreStop is { } stop) Handler(context, field.Child("preStop"), new(stop.Exec, stop.HttpGet, stop.TcpSocket, null, stop.Sleep));
        if (lifecycle.StopSignal is { } signal) StopSignal(context, field.Child("stopSignal"), signal);
    }

    private static void Probe(PodRuleContext context, Field field, Probe probe)
    {
        var (errors, handler) = (context.Errors, probe.ProbeHandler);
        Handler(context, field, new(handler.Exec, handler.HttpGet, handler.TcpSocket, handler.Grpc, null));
        errors.NonNegative(field.Child("initialDelaySeconds"), probe.InitialDelaySeconds);
        errors.NonNegative(field.Child("timeoutSeconds"), probe.TimeoutSeconds);
        errors.NonNegative(field.Child("periodSeconds"), probe.PeriodSeconds);
        errors.NonNegative(field.Child("successThreshold"), probe.SuccessThreshold);
        errors.NonNegative(field.Child("failureThreshold"), probe.FailureThreshold);
        if (probe.TerminationGracePeriodSeconds is { } grace and <= 0) errors.Invalid(field.Child("terminationGracePeriodSeconds"), grace, "must be greater than 0");
    }

    private static void Handler(PodRuleContext context, Field field, Handlers handlers)
    {
        var errors = context.Errors;
        var count = 0;
        if (First("exec", handlers.Exec) && handlers.Exec!.Command is not { Count: > 0 }) errors.Required(field.Child("exec", "command"));
        if (First("httpGet", handlers.HttpGet)) HttpGet(errors, field.Child("httpGet"), handlers.HttpGet!);
        if (First("tcpSocket", handlers.TcpSocket)) errors.PortNumberOrName(field.Child("tcpSocket", "port"), handlers.TcpSocket!.Port);
        if (First("grpc", handlers.Grpc)) errors.PortNumber(field.Child("grpc", "port"), handlers.Grpc!.Port);
        if (First("sleep", handlers.Sleep) && (handlers.Sleep!.Seconds < 0 || handlers.Sleep.Seconds > context.GracePeriod))
        {
            errors.Invalid(field.Child("sleep"), handlers.Sleep.Seconds, $"must be non-negative and less than terminationGracePeriodSeconds ({context.GracePeriod})");
        }
        if (count == 0) errors.Required(field, "must specify a handler type");

        bool First(string name, object? handler)
        {
            if (handler is null) return false;
            if (count > 0)
            {
                errors.Forbidden(field.Child(name), "may not specify more than 1 handler type");
                return false;
            }
            count++;
            return true;
        }
    }

    private static void HttpGet(FieldErrors errors, Field field, HTTPGetAction request)
    {
        if (request.Path.Length == 0) errors.Required(field.Child("path"));
        errors.PortNumberOrName(field.Child("port"), request.Port);
        errors.OneOf(field.Child("scheme"), request.Scheme, URIScheme.HTTP, URIScheme.HTTPS);
        foreach (var header in request.HttpHeaders ?? []) errors.InvalidEach(field.Child("httpHeaders"), header.Name, Names.HttpHeader(header.Name));
    }

    private static void StopSignal(PodRuleContext context, Field field, string signal)
    {
        if (context.Spec.Os is not { Name.Length: > 0 } os) context.Errors.Forbidden(field, "may not be set for containers with empty `spec.os.name`");
        else if (os.Name == OSName.Windows) context.Errors.OneOf(field, signal, WindowsSignals);
        else if (!LinuxSignals.Contains(signal)) context.Errors.NotSupported(field, signal, LinuxSignals);
    }

    private sealed record Handlers(ExecAction? Exec, HTTPGetAction? HttpGet, TCPSocketAction? TcpSocket, GRPCAction? Grpc, SleepAction? Sleep);
}
