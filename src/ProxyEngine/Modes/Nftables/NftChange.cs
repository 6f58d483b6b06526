using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// What to send in one transaction.
/// <param name="Replace">Start from an empty table: what is there cannot be trusted.</param>
internal sealed record NftChange(
    bool Replace,
    ValueList<NftSet> AddSets,
    ValueList<NftChain> AddChains,
    ValueList<NftChain> WriteChains,
    ValueList<(string Set, NftElement Element)> DeleteElements,
    ValueList<(string Set, NftElement Element)> AddElements,
    ValueList<string> DeleteChains,
    ValueList<(string Kind, string Name)> DeleteSets)
{
    public bool IsEmpty => !Replace && Written + Deleted == 0;

    public int Written => AddSets.Count + WriteChains.Count + AddElements.Count;

    public int Deleted => DeleteElements.Count + DeleteChains.Count + DeleteSets.Count;

    /// From what the kernel has to what it should have. A chain at another hook, or a set of another type, cannot be
    /// changed in place: then the table is replaced whole, which is still one transaction.
    public static NftChange Between(NftTable actual, NftTable wanted)
    {
        if (!CanBeChangedInPlace(actual, wanted)) return Between(NftTable.Empty, wanted) with { Replace = true };
        var elements = wanted.Sets.Values.Select(set => (Set: set, Known: actual.Sets.GetValueOrDefault(set.Name))).ToList();
        return new NftChange(
            Replace: false,
            wanted.Sets.Values.Where(set => !actual.Sets.ContainsKey(set.Name)).ToValueList(),
            wanted.Chains.Values.Where(chain => !actual.Chains.ContainsKey(chain.Name)).ToValueList(),
            wanted.Chains.Values.Where(chain => actual.Chains.GetValueOrDefault(chain.Name) != chain).ToValueList(),
            elements.SelectMany(pair => Missing(pair.Known, pair.Set)).ToValueList(),
            elements.SelectMany(pair => Missing(pair.Set, pair.Known)).ToValueList(),
            actual.Chains.Keys.Where(name => !wanted.Chains.ContainsKey(name)).ToValueList(),
            actual.Sets.Values.Where(set => !wanted.Sets.ContainsKey(set.Name)).Select(set => (set.Kind, set.Name)).ToValueList());
    }

    /// Only what these Services touch.
    public static NftChange Between(NftRenderedPlan before, NftRenderedPlan after, IReadOnlySet<ServiceName> changed)
    {
        var old = changed.SelectMany(name => before.RulesOf(name)).ToList();
        var now = changed.SelectMany(name => after.RulesOf(name)).ToList();
        var oldSets = old.SelectMany(port => port.AffinitySets).ToDictionary(set => set.Name, StringComparer.Ordinal);
        var nowSets = now.SelectMany(port => port.AffinitySets).ToDictionary(set => set.Name, StringComparer.Ordinal);
        var oldChains = old.SelectMany(port => port.Chains).ToDictionary(chain => chain.Name, StringComparer.Ordinal);
        var nowChains = now.SelectMany(port => port.Chains).ToDictionary(chain => chain.Name, StringComparer.Ordinal);
        var places = old.Concat(now).SelectMany(port => port.Elements).Select(NftRenderedPlan.PlaceOf).Distinct()
            .Select(place => (place.Set, Old: before.ElementOf(place), Now: after.ElementOf(place)))
            .Where(place => place.Old != place.Now).ToList();
        return new NftChange(
            Replace: false,
            nowSets.Values.Where(set => !oldSets.ContainsKey(set.Name)).ToValueList(),
            nowChains.Values.Where(chain => !oldChains.ContainsKey(chain.Name)).ToValueList(),
            nowChains.Values.Where(chain => oldChains.GetValueOrDefault(chain.Name) != chain).ToValueList(),
            places.Where(place => place.Old is not null).Select(place => (place.Set, place.Old!)).ToValueList(),
            places.Where(place => place.Now is not null).Select(place => (place.Set, place.Now!)).ToValueList(),
            oldChains.Keys.Where(name => !nowChains.ContainsKey(name)).ToValueList(),
            oldSets.Values.Where(set => !nowSets.ContainsKey(set.Name)).Select(set => (set.Kind, set.Name)).ToValueList());
    }

    private static bool CanBeChangedInPlace(NftTable actual, NftTable wanted) =>
        wanted.Chains.Values.All(chain => !actual.Chains.TryGetValue(chain.Name, out var known) || known.Hook == chain.Hook)
        && wanted.Sets.Values.All(set => !actual.Sets.TryGetValue(set.Name, out var known) || known.IsDeclaredAs(set));

    /// The elements of one set that another does not have just so.
    private static IEnumerable<(string Set, NftElement Element)> Missing(NftSet? of, NftSet? from) =>
        of is null ? [] : of.Elements.Values
            .Where(element => from is null || from.Elements.GetValueOrDefault(element.Key) != element)
            .Select(element => (of.Name, element));
}
