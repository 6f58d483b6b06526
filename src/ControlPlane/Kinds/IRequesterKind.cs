using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Kinds;

/// <summary>A kind whose objects say who made them (certificate signing requests).</summary>
public interface IRequesterKind
{
    /// <summary>Writes the requester into a new object, after <see cref="IKind.PrepareForCreate"/>.</summary>
    void StampRequester(IKubeObject value, RequestUser requester);
}
