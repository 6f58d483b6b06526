using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Admission;

/// <summary>A step that needs no waiting; it says which of the two halves it has.</summary>
public abstract class AdmissionStep : IAdmissionPlugin
{
    public abstract string Name { get; }

    public abstract bool Handles(AdmissionRequest request);

    ValueTask IAdmissionPlugin.MutateAsync(AdmissionRequest request, CancellationToken stop)
    {
        Mutate(request);
        return ValueTask.CompletedTask;
    }

    ValueTask IAdmissionPlugin.ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        Validate(request);
        return ValueTask.CompletedTask;
    }

    /// <summary>May change the object.</summary>
    protected virtual void Mutate(AdmissionRequest request)
    {
    }

    /// <summary>Sees the final object.</summary>
    protected virtual void Validate(AdmissionRequest request)
    {
    }
}

/// <summary>Short ways to ask and refuse.</summary>
public static class AdmissionRequests
{
    /// <summary>Whether the request is about this resource.</summary>
    public static bool Is(this AdmissionRequest request, string group, string resource, string subresource = "") =>
        request.Resource.Plural == resource && request.Resource.Group == group && request.Subresource == subresource;

    /// <summary>The object's name as far as it is known: a generated one is not yet, and then the refusal names none.</summary>
    public static string ObjectName(this AdmissionRequest request) => request.Name.Length > 0 ? request.Name : request.Object?.Metadata.Name ?? "";

    /// <summary>Kubernetes' 403 of an admission step.</summary>
    public static ApiException Forbid(this AdmissionRequest request, string why) => ApiException.Forbidden(request.Resource, request.ObjectName(), why);

    /// <summary>The 403 of several reasons, as Go joins them.</summary>
    public static ApiException Forbid(this AdmissionRequest request, IReadOnlyList<string> reasons) =>
        request.Forbid(reasons.Count == 1 ? reasons[0] : $"[{string.Join(", ", reasons)}]");

    /// <summary>A 403 with a machine-readable cause.</summary>
    public static ApiException Forbid(this AdmissionRequest request, string why, StatusCause cause)
    {
        var refusal = request.Forbid(why);
        refusal.Status.Details!.Causes = [cause];
        return refusal;
    }
}
