using System.Collections.Frozen;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Modes.Nftables;

/// Our table as a value: what is rendered, and what "nft list table" reads back as. Rules are texts as nft lists them.
internal sealed record NftTable(IReadOnlyDictionary<string, NftChain> Chains, IReadOnlyDictionary<string, NftSet> Sets)
{
    public static NftTable Empty { get; } = new(FrozenDictionary<string, NftChain>.Empty, FrozenDictionary<string, NftSet>.Empty);
}

/// <param name="Hook">Such as "type nat hook output priority -100; policy accept;"; empty for a chain that is jumped to.</param>
internal sealed record NftChain(string Name, string Hook, ValueList<string> Rules);

/// <param name="Kind">"set" or "map".</param>
/// <param name="Properties">Type, flags and so on, a line each.</param>
/// <param name="Elements">Key to element. Empty where the kernel fills the set itself (affinity).</param>
internal sealed record NftSet(string Name, string Kind, ValueList<string> Properties, IReadOnlyDictionary<string, NftElement> Elements)
{
    public bool IsDeclaredAs(NftSet other) => Kind == other.Kind && Properties == other.Properties;
}

/// <param name="Comment">Whose it is.</param>
/// <param name="Value">The verdict; empty in a set.</param>
internal sealed record NftElement(string Key, string Comment, string Value)
{
    public override string ToString() =>
        Key + (Comment.Length > 0 ? $" comment \"{Comment}\"" : "") + (Value.Length > 0 ? $" : {Value}" : "");
}
