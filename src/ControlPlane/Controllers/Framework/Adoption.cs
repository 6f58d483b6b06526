using System.Text;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Client;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>
/// Decides which objects a controller's object owns: those it controls and still selects stay, those it no longer
/// selects are released, orphans it selects are adopted. Before the first adoption the owner is read anew from the
/// server, so that a deleted or replaced owner adopts nothing.
/// </summary>
internal sealed class Adoption<TOwner, T>(IKubeClient client, TOwner owner, string apiVersion, string kind, LabelSelectorExpression selector)
    where TOwner : class, IKubeObject, IApiValue<TOwner>
    where T : class, IKubeObject, IApiValue<T>
{
    private bool? _mayAdopt;

    /// <summary>What the owner owns of the candidates, after adoption and release.</summary>
    public async Task<List<T>> ClaimAsync(IEnumerable<T> candidates, CancellationToken stop)
    {
        var claimed = new List<T>();
        foreach (var candidate in candidates)
        {
            if (await ClaimAsync(candidate, stop) is { } mine) claimed.Add(mine);
        }
        return claimed;
    }

    private async Task<T?> ClaimAsync(T candidate, CancellationToken stop)
    {
        var controller = Ownership.ControllerOf(candidate);
        if (controller is not null)
        {
            if (controller.Uid != owner.Metadata.Uid) return null;
            if (selector.Matches(candidate.Metadata.Labels)) return candidate;
            if (owner.Metadata.DeletionTimestamp is null) await ReleaseAsync(candidate, stop);
            return null;
        }
        if (owner.Metadata.DeletionTimestamp is not null || candidate.Metadata.DeletionTimestamp is not null) return null;
        if (!selector.Matches(candidate.Metadata.Labels)) return null;
        return await MayAdoptAsync(stop) ? await AdoptAsync(candidate, stop) : null;
    }

    private async Task<bool> MayAdoptAsync(CancellationToken stop)
    {
        if (_mayAdopt is { } known) return known;
        var fresh = await client.FindAsync<TOwner>(owner.Metadata.Namespace, owner.Metadata.Name, stop);
        _mayAdopt = fresh is not null && fresh.Metadata.Uid == owner.Metadata.Uid && fresh.Metadata.DeletionTimestamp is null;
        return _mayAdopt.Value;
    }

    private async Task<T?> AdoptAsync(T candidate, CancellationToken stop)
    {
        using var json = new JsonOutput();
        Ownership.Reference(owner, apiVersion, kind).WriteJson(json);
        var others = candidate.Metadata.OwnerReferences ?? [];
        foreach (var other in others)
        {
            json.Raw(","u8);
            other.WriteJson(json);
        }
        return await PatchAsync(candidate, Encoding.UTF8.GetString(json.Written), stop);
    }

    private async Task ReleaseAsync(T candidate, CancellationToken stop)
    {
        using var json = new JsonOutput();
        foreach (var other in candidate.Metadata.OwnerReferences!.Where(r => r.Uid != owner.Metadata.Uid))
        {
            if (json.Length > 0) json.Raw(","u8);
            other.WriteJson(json);
        }
        await PatchAsync(candidate, Encoding.UTF8.GetString(json.Written), stop);
    }

    /// <summary>The uid in the patch makes it fail on an object of the same name that came later.</summary>
    private async Task<T?> PatchAsync(T candidate, string references, CancellationToken stop)
    {
        var meta = candidate.Metadata;
        var patch = $$$"""{"metadata":{"uid":"{{{meta.Uid}}}","resourceVersion":"{{{meta.ResourceVersion}}}","ownerReferences":[{{{references}}}]}}""";
        try
        {
            return await client.PatchAsync<T>(meta.Namespace, meta.Name, new PatchBody(PatchKind.Merge, patch), stop: stop);
        }
        catch (ApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }
}
