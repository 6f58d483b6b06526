using System.Globalization;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Verbs.Lists;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Resource">What was asked for; it may be stored as another.</param>
/// <param name="Prefix">What the keys of the whole list begin with.</param>
/// <param name="Start">The first key of this page.</param>
/// <param name="Limit">At most so many items; 0 for all.</param>
/// <param name="Filter">Which objects are selected.</param>
internal sealed record ListWindow(ApiResource Resource, string Prefix, string Start, int Limit, ObjectFilter Filter)
{
    /// <summary>The page of a set of objects, at the revision that it shows.</summary>
    public ListPage Page(ObjectSet objects, long revision)
    {
        var (first, end) = (objects.LowerBound(Start), objects.LowerBound(StoreKeys.PrefixEnd(Prefix)));
        if (Limit == 0 && Filter.IsEverything)
        {
            var all = first == 0 && end == objects.Count ? objects.All : objects.Slice(first, end);
            return new ListPage(StoredViews.StoredAs(Resource) == Resource ? all : all.Select(o => StoredViews.Show(Resource, o)), Meta(revision));
        }
        return Page(end - first, i => objects[first + i], revision);
    }

    /// <summary>The page of so many candidates.</summary>
    public ListPage Page(int count, Func<int, StoredObject> at, long revision)
    {
        var items = new List<StoredObject>(Limit > 0 ? Math.Min(Limit, Math.Max(count, 0)) : 16);
        for (var i = 0; i < count; i++)
        {
            var item = StoredViews.Show(Resource, at(i));
            if (!Filter.Matches(item)) continue;
            if (Limit > 0 && items.Count == Limit)
                return new ListPage(items, Meta(revision, new ContinueToken(revision, item.Key[Prefix.Length..]), Filter.IsEverything ? count - i : null));
            items.Add(item);
        }
        return new ListPage(items, Meta(revision));
    }

    private static ListMeta Meta(long revision, ContinueToken? next = null, long? remaining = null) => new()
    {
        ResourceVersion = revision.ToString(CultureInfo.InvariantCulture),
        Continue = next?.Encode() ?? "",
        RemainingItemCount = remaining,
    };
}

/// <summary>What a list answers.</summary>
public sealed record ListPage(IEnumerable<StoredObject> Items, ListMeta Meta);
