using NetKube.Shared.Api;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>
/// The templates that a DaemonSet or StatefulSet has had, each kept as a ControllerRevision with a rising number. A pod's
/// controller-revision-hash label says which it was made from.
/// </summary>
internal sealed class RevisionHistory(IKubeClient client, IIndexedCache<ControllerRevision> cache, string kind)
{
    public const string HashLabel = "controller-revision-hash";

    /// <summary>The owner's revisions, oldest first.</summary>
    public List<ControllerRevision> Of(IKubeObject owner) =>
    [
        .. cache.List(owner.Metadata.Namespace).Where(r => Ownership.IsControlledBy(r, owner)).OrderBy(r => r.Revision).ThenBy(r => r.Metadata.CreationTimestamp),
    ];

    /// <summary>
    /// The revision of the present template, made if there is none, moved to the front if an older one says the same. The
    /// second value tells that the hash names somebody else's revision: count a collision and try again.
    /// </summary>
    public async Task<(ControllerRevision? Current, bool Collided)> EnsureAsync(IKubeObject owner, PodTemplateSpec template, int? collisions, CancellationToken stop)
    {
        var known = Of(owner);
        var content = Content(template);
        var next = known.Count == 0 ? 1 : known[^1].Revision + 1;
        if (known.Find(r => r.Data == content) is { } same)
        {
            if (same == known[^1]) return (same, false);
            var moved = same.Clone();
            moved.Revision = next;
            return (await client.UpdateAsync(moved, stop), false);
        }
        var made = Make(owner, template, content, next, collisions);
        try
        {
            return (await client.CreateAsync(made, stop), false);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            var present = await client.GetAsync<ControllerRevision>(made.Metadata.Namespace, made.Metadata.Name, stop);
            // Made by an earlier run, and the cache does not have it yet; else a true collision.
            return Ownership.IsControlledBy(present, owner) && present.Data == content ? (present, false) : (null, true);
        }
    }

    /// <summary>Deletes the oldest revisions that nothing uses, beyond the limit.</summary>
    public async Task TrimAsync(IKubeObject owner, ISet<string> inUse, int limit, CancellationToken stop)
    {
        var unused = Of(owner).Where(r => !inUse.Contains(r.Metadata.Labels?.GetValueOrDefault(HashLabel) ?? "")).ToList();
        foreach (var old in unused.Take(Math.Max(0, unused.Count - limit))) await client.DeleteIfPresentAsync(old, stop: stop);
    }

    public static string HashOf(ControllerRevision revision) => revision.Metadata.Labels?.GetValueOrDefault(HashLabel) ?? "";

    /// <summary>The template that a revision's patch puts back.</summary>
    public static PodTemplateSpec TemplateIn(RawJson content)
    {
        var input = new JsonInput(content.Utf8.Span);
        var template = new PodTemplateSpec();
        if (!input.BeginObject()) return template;
        while (input.NextField(out var name))
        {
            if (!name.SequenceEqual("spec"u8) || !input.BeginObject())
            {
                input.SkipValue();
                continue;
            }
            while (input.NextField(out var inner))
            {
                if (inner.SequenceEqual("template"u8)) template = PodTemplateSpec.ReadJson(ref input);
                else input.SkipValue();
            }
        }
        return template;
    }

    /// <summary>A patch that puts the template back, which kubectl's rollout undo applies.</summary>
    private static RawJson Content(PodTemplateSpec template)
    {
        using var json = new JsonOutput();
        template.WriteJson(json);
        var text = System.Text.Encoding.UTF8.GetString(json.Written);
        return new RawJson("""{"spec":{"template":{"$patch":"replace",""" + text[1..] + "}}");
    }

    private ControllerRevision Make(IKubeObject owner, PodTemplateSpec template, RawJson content, long number, int? collisions)
    {
        var hash = ApiEquality.Hash(template, collisions);
        return new ControllerRevision
        {
            Metadata = new ObjectMeta
            {
                Namespace = owner.Metadata.Namespace,
                Name = $"{owner.Metadata.Name}-{hash}",
                Labels = new Dictionary<string, string>(template.Metadata.Labels ?? [], StringComparer.Ordinal) { [HashLabel] = hash },
                OwnerReferences = [Ownership.Reference(owner, "apps/v1", kind)],
            },
            Data = content,
            Revision = number,
        };
    }
}
