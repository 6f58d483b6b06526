using System.Net;
using Microsoft.AspNetCore.Http;
using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;

namespace NetKube.NodeAgent.Server;

/// <summary>Finds the container that a request's path names.</summary>
internal sealed class ContainerDirectory(KubeletOptions options, IContainers containers, IIndexedCache<Pod> pods)
{
    public Pod Pod(HttpContext context)
    {
        var (ns, name) = (Value(context, "ns"), Value(context, "pod"));
        return pods.Get(ns, name) ?? throw new RouteException(HttpStatusCode.NotFound, $"pod \"{name}_{ns}\" does not exist");
    }

    /// <summary>The running container, or with previous the one that ran before it.</summary>
    public async Task<RuntimeContainer> ContainerAsync(HttpContext context, bool previous, CancellationToken stop)
    {
        var pod = Pod(context);
        var name = Value(context, "container");
        var seen = await ObserveAsync(pod, stop);
        if (pod.AllContainers().All(c => c.Name != name))
            throw new RouteException(HttpStatusCode.NotFound, $"container {name} is not valid for pod {pod.Metadata.Name}");
        var attempts = seen.Containers.GetValueOrDefault(name) ?? [];
        if (!previous && attempts is [var newest, ..] && newest.Phase != ContainerPhase.Created) return newest;
        if (previous && PreviousOf(attempts) is { } before) return before;
        throw new RouteException(HttpStatusCode.BadRequest, previous
            ? $"previous terminated container \"{name}\" in pod \"{pod.Metadata.Name}\" not found"
            : $"container \"{name}\" in pod \"{pod.Metadata.Name}\" is waiting to start: {WaitingReason(pod, name)}");
    }

    public async Task<RuntimeContainer> SandboxAsync(HttpContext context, CancellationToken stop)
    {
        var pod = Pod(context);
        var seen = await ObserveAsync(pod, stop);
        return seen is { SandboxRuns: true, Sandbox: { } sandbox }
            ? sandbox
            : throw new RouteException(HttpStatusCode.BadRequest, $"pod \"{pod.Metadata.Name}\" does not run");
    }

    public static string Value(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";

    private Task<ObservedPod> ObserveAsync(Pod pod, CancellationToken stop) => PodObserver.ObserveAsync(
        containers, new NodeIdentity(options.ClusterName, options.NodeName, [], ""), pod.Metadata.Uid, stop);

    /// <summary>While it waits to be started again, the one that ended last is the previous one.</summary>
    private static RuntimeContainer? PreviousOf(IReadOnlyList<RuntimeContainer> attempts) =>
        attempts is [var newest, ..] && newest.Phase == ContainerPhase.Exited ? newest : attempts.Skip(1).FirstOrDefault();

    private static string WaitingReason(Pod pod, string container) =>
        (pod.Status.ContainerStatuses ?? []).Concat(pod.Status.InitContainerStatuses ?? [])
            .FirstOrDefault(s => s.Name == container)?.State.Waiting?.Reason ?? "ContainerCreating";
}

/// <summary>A request that gets an error with these words.</summary>
internal sealed class RouteException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status { get; } = status;

    public static async Task GuardAsync(HttpContext context, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (RouteException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = (int)e.Status;
            await context.Response.WriteAsync(e.Message + "\n");
        }
        catch (RuntimeException e) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
            await context.Response.WriteAsync(e.Message + "\n");
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // the client went away
        }
    }
}
