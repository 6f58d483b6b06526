using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Admission;

/// <summary>What is being done.</summary>
public enum AdmissionOperation
{
    Create,
    Update,
    Delete,
    Connect,
}

/// <summary>A write on its way to the store. Mutating steps change <see cref="Object"/> in place.</summary>
public sealed record AdmissionRequest(AdmissionOperation Operation, ApiResource Resource, string Subresource, string Namespace, string Name, RequestUser User)
{
    /// <summary>The object to be stored; for a subresource such as binding or eviction the object that was sent; null for a delete.</summary>
    public IKubeObject? Object { get; init; }

    /// <summary>The stored object; null for a create.</summary>
    public IKubeObject? Old { get; init; }

    /// <summary>Nothing will be stored: no side effects.</summary>
    public bool DryRun { get; init; }

    /// <summary>Sentences for the Warning header.</summary>
    public List<string> Warnings { get; init; } = [];

    /// <summary>Annotations for the audit event.</summary>
    public Dictionary<string, string> AuditAnnotations { get; } = new(StringComparer.Ordinal);

    /// <summary>Run when the write failed after this step succeeded (gives quota back).</summary>
    public List<Func<Task>> Undo { get; } = [];
}

/// <summary>One admission step; a refusal is an <see cref="ApiException"/> (usually <see cref="ApiException.Forbidden"/>). The order is AdmissionOrder.</summary>
public interface IAdmissionPlugin
{
    /// <summary>Kubernetes' name of the plug-in.</summary>
    string Name { get; }

    /// <summary>Whether it has anything to say of such a request.</summary>
    bool Handles(AdmissionRequest request);

    /// <summary>May change the object. Runs before defaults are completed and rules checked.</summary>
    ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop);

    /// <summary>Sees the final object.</summary>
    ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop);
}
