using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// What somebody else did to our table since we last put it right.
internal static class NftDrift
{
    public static ValueList<Drift> Find(NftTable actual, NftTable applied)
    {
        var change = NftChange.Between(actual, applied);
        if (change.Replace) return [new Drift(DriftKind.Altered, $"table {NftNames.Table}", "")];
        return
        [
            .. change.AddSets.Select(set => new Drift(DriftKind.Missing, set.Name, "")),
            .. change.WriteChains.Select(chain => new Drift(
                actual.Chains.ContainsKey(chain.Name) ? DriftKind.Altered : DriftKind.Missing, chain.Name, "")),
            .. change.AddElements.Select(entry => new Drift(DriftKind.Missing, $"{entry.Set} {entry.Element.Key}", OwnerOf(entry.Element))),
            .. change.DeleteElements.Select(entry => new Drift(DriftKind.Foreign, $"{entry.Set} {entry.Element.Key}", OwnerOf(entry.Element))),
            .. change.DeleteChains.Select(name => new Drift(DriftKind.Foreign, name, "")),
            .. change.DeleteSets.Select(set => new Drift(DriftKind.Foreign, set.Name, "")),
        ];
    }

    private static string OwnerOf(NftElement element) => element.Comment.Split(' ')[0];
}
