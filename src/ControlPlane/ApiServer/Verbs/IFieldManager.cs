using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>Keeps metadata.managedFields: who set which field last (KEP-555).</summary>
public interface IFieldManager
{
    /// <summary>Brings the new object's managedFields up to date with what the writer sent, before admission and the kind add to it.</summary>
    void Track(ApiResource resource, IKubeObject value, IKubeObject? old, WriteContext context);

    /// <summary>Makes a write nothing that changes nothing but the times of managedFields, once the object is final.</summary>
    void KeepTimes(IKubeObject value, IKubeObject old);
}
