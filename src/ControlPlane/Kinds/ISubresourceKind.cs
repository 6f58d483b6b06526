using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Kinds;

/// <summary>A kind with subresources besides status that write the object itself (ephemeralcontainers, resize, finalize).</summary>
public interface ISubresourceKind
{
    /// <summary>Keeps everything but what the subresource is for.</summary>
    void PrepareForSubresource(string subresource, IKubeObject value, IKubeObject old);

    /// <summary>The subresource's rules.</summary>
    void ValidateSubresource(string subresource, IKubeObject value, IKubeObject old, FieldErrors errors);
}
