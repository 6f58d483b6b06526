using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>Keeps the records that are there: for writes that own nothing.</summary>
public sealed class PreservingFieldManager : IFieldManager
{
    public void Track(ApiResource resource, IKubeObject value, IKubeObject? old, WriteContext context) =>
        value.Metadata.ManagedFields = old?.Metadata.ManagedFields;

    public void KeepTimes(IKubeObject value, IKubeObject old)
    {
    }
}
