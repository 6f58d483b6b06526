namespace NetKube.ControlPlane.Admission;

/// <summary>The admission steps in their order.</summary>
public sealed class AdmissionChain(IReadOnlyList<IAdmissionPlugin> plugins)
{
    /// <summary>Every step may change the object.</summary>
    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop)
    {
        foreach (var plugin in plugins)
        {
            if (plugin.Handles(request)) await plugin.MutateAsync(request, stop);
        }
    }

    /// <summary>Every step sees the final object.</summary>
    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        foreach (var plugin in plugins)
        {
            if (plugin.Handles(request)) await plugin.ValidateAsync(request, stop);
        }
    }
}
