using NetKube.ControlPlane.ApiServer.Apply.Trees;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>Keeps metadata.managedFields on every write.</summary>
public sealed class FieldTracker(TimeProvider clock) : IFieldManager
{
    private readonly ObjectTrees _trees = new();

    public void Track(ApiResource resource, IKubeObject value, IKubeObject? old, WriteContext context)
    {
        // The merge has settled the owners.
        if (context.IsApply) return;
        var managed = Known(value, old, context);
        // Whoever emptied the list (or never had one) does not want it: only an apply begins it anew.
        if (managed.IsEmpty && old is not null)
        {
            value.Metadata.ManagedFields = null;
            return;
        }
        var next = Next(resource, value, old, managed, context);
        value.Metadata.ManagedFields = next.Write();
    }

    public void KeepTimes(IKubeObject value, IKubeObject old)
    {
        var before = old.Metadata.ManagedFields;
        if (before is null || ReferenceEquals(before, value.Metadata.ManagedFields)) return;
        if (ManagedFields.SameButTimes(value.Metadata.ManagedFields, before) && ObjectTrees.SameContent(value, old)) value.Metadata.ManagedFields = before;
    }

    private ManagedFields Next(ApiResource resource, IKubeObject value, IKubeObject? old, ManagedFields managed, WriteContext context)
    {
        var schema = new StructSchema(() => resource.Schema);
        var ownership = new Ownership(schema, resource.GroupVersion, SystemFields.IgnoredBy(resource, context.OwnedThrough));
        var writer = FieldOwner.Updater(context.FieldManager, resource.GroupVersion, context.OwnedThrough);
        try
        {
            return ownership.AfterUpdate(_trees.Of(resource, old), _trees.Of(resource, value), managed, writer, Time.Now(clock));
        }
        catch (TreeException)
        {
            // A keyed list whose elements have no key (possible in what old versions stored) must not stop a write.
            return managed;
        }
    }

    /// <summary>The records before this write: those that the writer sent, unless it knows none, or writes by a subresource.</summary>
    private static ManagedFields Known(IKubeObject value, IKubeObject? old, WriteContext context)
    {
        var before = old?.Metadata.ManagedFields;
        var sent = value.Metadata.ManagedFields;
        if (context.OwnedThrough.Length > 0 || ReferenceEquals(sent, before)) return ManagedFields.TryRead(before) ?? ManagedFields.None;
        if (IsReset(sent)) return ManagedFields.None;
        return ManagedFields.TryRead(sent) is { IsEmpty: false } known ? known : ManagedFields.TryRead(before) ?? ManagedFields.None;
    }

    /// <summary>An empty list, or a list of one empty entry.</summary>
    private static bool IsReset(List<ManagedFieldsEntry>? sent) => sent switch
    {
        null => false,
        [] => true,
        [var only] => only is { Manager: "", Operation: "", ApiVersion: "", Time: null, FieldsType: "", FieldsV1: null or { IsNull: true }, Subresource: "" },
        _ => false,
    };
}
