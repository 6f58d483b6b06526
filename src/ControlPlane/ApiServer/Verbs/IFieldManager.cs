using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>Keeps metadata.managedFields: who set which field last (KEP-555).</summary>
public interface IFieldManager
{
    /// <summary>Brings the new object's managedFields up to date with what this write changes.</summary>
    void Track(ApiResource resource, IKubeObject value, IKubeObject? old, WriteContext context);
}
