using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Controllers;
using NetKube.ControlPlane.Scheduler;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Client;
using NetKube.TestKit;

namespace NetKube.ControlPlane.Tests.Controllers;

/// <summary>A fake API server, a clock that stands, and the controllers a test wants, running.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public World(string controllers, Func<ControllerOptions, ControllerOptions>? options = null, bool scheduler = false)
    {
        Clock = new ManualClock();
        Server = new FakeApiServer(Clock);
        Client = Server.Client();
        var settings = new ControllerOptions { Controllers = [.. controllers.Split(',').Select(c => c is "*" ? c : c + "-controller")], RandomSeed = 1 };
        var host = new ControllerHost(Server.Client(), options?.Invoke(settings) ?? settings, Clock, NullLoggerFactory.Instance);
        var loops = new List<Task> { host.RunAsync(_stop.Token) };
        if (scheduler) loops.Add(new SchedulerHost(Server.Client(), new SchedulerOptions(), Clock, NullLoggerFactory.Instance).RunAsync(_stop.Token));
        _running = Task.WhenAll(loops);
    }

    public ManualClock Clock { get; }

    public FakeApiServer Server { get; }

    public HttpKubeClient Client { get; }

    public Task<T> AddAsync<T>(T value)
        where T : class, IKubeObject, IApiValue<T> => Client.CreateAsync(value);

    /// <summary>Creates an object and gives it a status, as the part that owns the status would.</summary>
    public async Task<T> AddAsync<T>(T value, Action<T> status)
        where T : class, IKubeObject, IApiValue<T>
    {
        var made = await Client.CreateAsync(value);
        status(made);
        return await Client.UpdateStatusAsync(made);
    }

    /// <summary>Changes an object whatever others write meanwhile.</summary>
    public async Task ChangeAsync<T>(string ns, string name, Action<T> change, string? subresource = null)
        where T : class, IKubeObject, IApiValue<T>
    {
        while (true)
        {
            var value = await Client.GetAsync<T>(ns, name);
            change(value);
            try
            {
                await (subresource is null ? Client.UpdateAsync(value) : Client.UpdateSubresourceAsync(value, subresource));
                return;
            }
            catch (ApiException e) when (e.IsConflict)
            {
                // read again
            }
        }
    }

    /// <summary>Waits until the state is as wanted.</summary>
    public async Task UntilAsync(Func<bool> holds, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(holds))] string what = "")
    {
        var wanted = Server.UntilAsync(holds, what);
        // A controller that met a conflict tries again after a back-off, which only this clock can end.
        while (await Task.WhenAny(wanted, Task.Delay(TimeSpan.FromMilliseconds(250))) != wanted) Clock.Advance(TimeSpan.FromMilliseconds(100));
        await wanted;
    }

    /// <summary>Waits for the state while time goes on in steps.</summary>
    public async Task UntilLaterAsync(Func<bool> holds, TimeSpan step, int steps = 200)
    {
        for (var i = 0; i < steps && !holds(); i++)
        {
            Clock.Advance(step);
            await Task.Delay(5);   // lets loops on other threads take what became due
        }
        Assert.True(holds());
    }

    /// <summary>What an agent would report of a pod that runs.</summary>
    public Task RunPodAsync(Pod pod, string ip, string node = "n1") => RunPodAsync(pod.Metadata.Namespace, pod.Metadata.Name, ip, node);

    public async Task RunPodAsync(string ns, string name, string ip, string node = "n1")
    {
        await ChangeAsync<Pod>(ns, name, p => p.Spec.NodeName = p.Spec.NodeName.Length > 0 ? p.Spec.NodeName : node);
        await ChangeAsync<Pod>(ns, name, p =>
        {
            p.Status.Phase = PodPhase.Running;
            p.Status.PodIP = ip;
            p.Status.PodIPs = [new PodIP { Ip = ip }];
            p.Status.Conditions = [new PodCondition { Type = "Ready", Status = "True", LastTransitionTime = Time.Now(Clock) }];
        }, "status");
    }

    /// <summary>What an agent does once a deleted pod has ended.</summary>
    public Task FinishPodAsync(Pod pod) => Client.DeleteIfPresentAsync(pod, new Shared.Api.Meta.V1.DeleteOptions { GracePeriodSeconds = 0 });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // stopped, as asked
        }
        _stop.Dispose();
    }
}
