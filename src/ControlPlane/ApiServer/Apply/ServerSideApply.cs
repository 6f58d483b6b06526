using System.Text.Json;
using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.ControlPlane.ApiServer.Apply.Trees;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Schema;
using NetKube.Shared.Serialization;
using FieldSet = NetKube.ControlPlane.ApiServer.Apply.Fields.FieldSet;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>
/// Server-side apply (KEP-555): a client sends the fields that it cares for, and becomes their owner. The result still has
/// to be defaulted, admitted, checked and stored as any update, with <see cref="Verbs.WriteContext.IsApply"/>.
/// </summary>
public sealed class ServerSideApply(TimeProvider clock)
{
    /// <summary>Holds what an object was given before anybody applied.</summary>
    private const string BeforeFirstApply = "before-first-apply";
    private readonly ObjectTrees _trees = new();

    /// <summary>The live object with the configuration applied, and its final managedFields.</summary>
    /// <param name="resource">What is applied to.</param>
    /// <param name="live">The stored object; null to create one. It is not changed.</param>
    /// <param name="configuration">YAML or JSON.</param>
    /// <param name="manager">Who applies.</param>
    /// <param name="force">Fields of others are taken over instead of refused.</param>
    /// <param name="subresource">The door; empty for the object itself.</param>
    public IKubeObject Apply(ApiResource resource, IKubeObject? live, ReadOnlyMemory<byte> configuration, string manager, bool force, string subresource)
    {
        var applied = Read(configuration);
        applied = subresource == "scale" ? AppliedScale.ToParent(resource, applied) : Checked(resource, applied);
        CheckUid(resource, live, applied);
        var schema = new StructSchema(() => resource.Schema);
        if (AppliedShape.Check(applied, schema) is { } wrong) throw Untyped(resource, applied, wrong);
        var ownership = new Ownership(schema, resource.GroupVersion, SystemFields.IgnoredBy(resource, subresource));
        var now = Time.Now(clock);
        var tree = _trees.Of(resource, live);
        var change = ownership.AfterApply(tree, applied, Known(resource, live, tree, ownership, subresource, now), FieldOwner.Applier(manager, subresource), now);
        if (!force) Refuse(Conflicts(change, tree, schema, resource.GroupVersion, manager));
        var result = change.Merged is null ? (IKubeObject)resource.Clone(live!) : Typed(resource, change.Merged);
        result.Metadata.ManagedFields = change.Managed.Write();
        if (manager == LastApplied.Manager) LastApplied.Refresh(result, applied);
        return result;
    }

    private ManagedFields Known(ApiResource resource, IKubeObject? live, JsonTree tree, Ownership ownership, string subresource, Time now)
    {
        if (live is null) return ManagedFields.None;
        var known = ManagedFields.TryRead(live.Metadata.ManagedFields) ?? throw ApiException.Make(500, "", "failed to decode managed fields");
        if (!known.IsEmpty) return known;
        return ownership.AfterUpdate(_trees.Of(resource, null), tree, known, FieldOwner.Updater(BeforeFirstApply, resource.GroupVersion, subresource), now);
    }

    private static JsonTree Read(ReadOnlyMemory<byte> configuration)
    {
        try
        {
            var tree = JsonTree.ParseInput(YamlJson.ToJson(configuration));
            return tree.Kind == TreeKind.Map ? tree : throw ApiException.BadRequest("error decoding YAML: an applied configuration is a map");
        }
        catch (Exception e) when (e is ApiFormatException or JsonException or InvalidOperationException)
        {
            throw ApiException.BadRequest($"error decoding YAML: {e.Message}");
        }
    }

    private static JsonTree Checked(ApiResource resource, JsonTree applied)
    {
        var version = applied.Find("apiVersion")?.Text ?? "";
        var kind = applied.Find("kind")?.Text ?? "";
        if (kind != resource.Kind || version.Length == 0) throw ApiException.BadRequest($"invalid object type: {version}, Kind={kind}, expected: {resource.GroupVersion}, Kind={resource.Kind}");
        if (version != resource.GroupVersion) throw ApiException.BadRequest($"Incorrect version specified in apply patch. Specified patch version: {version}, expected: {resource.GroupVersion}");
        if (applied.Find("metadata")?.Find("managedFields") is { Kind: not TreeKind.Null }) throw ApiException.BadRequest("metadata.managedFields must be nil");
        return applied;
    }

    private static void CheckUid(ApiResource resource, IKubeObject? live, JsonTree applied)
    {
        if (live is not null || applied.Find("metadata")?.Find("uid") is not { Kind: TreeKind.String, Text.Length: > 0 } uid) return;
        throw ApiException.Conflict(resource, applied.Find("metadata")?.Find("name")?.Text ?? "", $"uid mismatch: the provided object specified uid {uid.Text}, and no existing object was found");
    }

    private static List<FieldConflict> Conflicts(AppliedChange change, JsonTree live, ValueSchema schema, string version, string manager)
    {
        if (change.Conflicts.Count == 0) return [];
        var excused = manager == LastApplied.Manager ? LastApplied.StillHeld(live, schema, version) : FieldSet.Empty;
        return [.. change.Conflicts
            .OrderBy(c => c.Owner.ToString(), StringComparer.Ordinal)
            .SelectMany(c => c.Fields.Difference(excused).Paths().Select(p => new FieldConflict(c.Owner, p)))];
    }

    private static void Refuse(List<FieldConflict> conflicts)
    {
        if (conflicts.Count == 0) return;
        var text = conflicts is [var only]
            ? $"Apply failed with 1 conflict: conflict with {only.Owner}: {only.Path}"
            : $"Apply failed with {conflicts.Count} conflicts: " + string.Join("\n", conflicts.GroupBy(c => c.Owner).Select(g => $"conflicts with {g.Key}:\n" + string.Join("\n", g.Select(c => "- " + c.Path))));
        throw ApiException.Make(409, StatusReason.Conflict, text, new StatusDetails
        {
            Causes = conflicts.ConvertAll(c => new StatusCause { Reason = CauseType.FieldManagerConflict, Message = $"conflict with {c.Owner}", Field = c.Path }),
        });
    }

    private static IKubeObject Typed(ApiResource resource, JsonTree merged)
    {
        try
        {
            return ObjectTrees.ToObject(resource, merged);
        }
        catch (ApiFormatException e)
        {
            throw Untyped(resource, merged, e.Message);
        }
    }

    /// <summary>500, as Kubernetes answers.</summary>
    private static ApiException Untyped(ApiResource resource, JsonTree applied, string why)
    {
        var meta = applied.Find("metadata");
        var name = $"{meta?.Find("namespace")?.Text}/{meta?.Find("name")?.Text}; {resource.GroupVersion}, Kind={resource.Kind}";
        return ApiException.Make(500, "", $"failed to create typed patch object ({name}): {why}");
    }
}
