using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.ControlPlane.ApiServer.Apply.Trees;
using NetKube.Shared.Api;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>A field that an applier wants to set and another owner holds.</summary>
internal readonly record struct FieldConflict(FieldOwner Owner, string Path);

/// <summary>What came of an apply.</summary>
/// <param name="Merged">The new object, or null when it is the live one.</param>
/// <param name="Managed">Who owns which fields then.</param>
/// <param name="Conflicts">Fields of others that differ; nothing may be stored while there are some.</param>
internal sealed record AppliedChange(JsonTree? Merged, ManagedFields Managed, IReadOnlyList<(FieldOwner Owner, FieldSet Fields)> Conflicts);

/// <summary>
/// Who owns which field after a write (KEP-555). Pure. The versions of a kind are taken to name their fields alike.
/// </summary>
/// <param name="schema">The kind's schema.</param>
/// <param name="version">The version in which is written.</param>
/// <param name="ignored">Fields that this door does not change, and gives to nobody.</param>
internal sealed class Ownership(ValueSchema schema, string version, FieldSet ignored)
{
    /// <summary>A create, update or patch: the writer owns what it changed, and nobody else does.</summary>
    public ManagedFields AfterUpdate(JsonTree live, JsonTree written, ManagedFields managed, FieldOwner writer, Time now)
    {
        var comparison = TreeComparison.Of(live, written, schema).Except(ignored);
        if (comparison.IsSame) return managed;
        var taken = SystemFields.Strip(comparison.Written);
        var left = Without(managed, comparison.Written.Union(comparison.Removed), except: null);
        if (taken.IsEmpty) return left;
        var own = left.Find(writer)?.Fields ?? FieldSet.Empty;
        return UpdaterLimit.Apply(left.With(writer, new OwnedFields(version, own.Union(taken), now)));
    }

    /// <summary>A server-side apply: the configuration over the live object, without what its applier no longer wants.</summary>
    public AppliedChange AfterApply(JsonTree live, JsonTree configuration, ManagedFields managed, FieldOwner applier, Time now)
    {
        var merged = TreeMerge.Merge(live, configuration, schema);
        var last = managed.Find(applier);
        var set = TreeFields.Of(configuration, schema).RecursiveDifference(ignored);
        var next = managed.With(applier, new OwnedFields(version, set, last?.Time));
        if (last is not null) merged = Prune(merged, next, last.Fields);
        var comparison = TreeComparison.Of(live, merged, schema).Except(ignored);
        var conflicts = next.Owners.Where(o => o.Key != applier)
            .Select(o => (o.Key, Fields: o.Value.Fields.Intersection(comparison.Written)))
            .Where(c => !c.Fields.IsEmpty)
            .ToList();
        next = Without(next, comparison.Written.Union(comparison.Removed), applier);
        var changes = !JsonTree.Same(live, merged);
        next = next.With(applier, new OwnedFields(version, SystemFields.Strip(set), changes ? now : last?.Time));
        return new AppliedChange(changes ? merged : null, next, conflicts);
    }

    private static ManagedFields Without(ManagedFields managed, FieldSet lost, FieldOwner? except)
    {
        if (managed.IsEmpty) return managed;
        var next = managed;
        foreach (var (owner, owned) in managed.Owners)
        {
            if (owner == except) continue;
            var kept = owned.Fields.Difference(lost);
            if (!ReferenceEquals(kept, owned.Fields)) next = next.With(owner, owned with { Fields = kept });
        }
        return next;
    }

    /// <summary>
    /// Takes out what the applier set last time. What others own, or the applier still wants, or nobody ever applied comes
    /// back: a struct leaves whole, but not with fields in it that are somebody else's.
    /// </summary>
    private JsonTree Prune(JsonTree merged, ManagedFields managed, FieldSet last)
    {
        if (last.IsEmpty) return merged;
        var lastNamed = TreeFields.WithNamedFields(last, schema);
        var pruned = TreeRemoval.Remove(merged, lastNamed, schema);
        var owned = managed.Owners.Values.Aggregate(FieldSet.Empty, (all, o) => all.Union(o.Fields));
        var mergedNamed = Named(merged);
        pruned = TreeRemoval.Remove(merged, mergedNamed.Difference(Named(pruned).Union(TreeFields.WithNamedFields(owned, schema))), schema);
        return TreeRemoval.Remove(merged, mergedNamed.Difference(Named(pruned)).Intersection(lastNamed), schema);
    }

    private FieldSet Named(JsonTree value) => TreeFields.WithNamedFields(TreeFields.Of(value, schema), schema);
}
