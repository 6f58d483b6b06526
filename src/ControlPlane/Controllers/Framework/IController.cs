namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>A control loop. Built without side effects; it lives while <see cref="RunAsync"/> runs.</summary>
internal interface IController
{
    Task RunAsync(CancellationToken stop);
}
