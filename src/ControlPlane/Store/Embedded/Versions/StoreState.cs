namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// Everything that a reader may see, as of one moment. The writer publishes a new one when it is durable; a reader
/// takes one reference and needs no lock.
/// </summary>
/// <param name="Root">All keys with their newest versions.</param>
/// <param name="Revision">The newest revision.</param>
/// <param name="Compacted">The oldest revision that can be read.</param>
/// <param name="History">The changes after <paramref name="Compacted"/>.</param>
internal sealed record StoreState(TreeNode Root, long Revision, long Compacted, ChangeHistory History)
{
    /// <summary>Revision 1 names the empty store.</summary>
    public const long FirstRevision = 1;

    public static StoreState Empty { get; } = new(new TreeLeaf(null), FirstRevision, FirstRevision, ChangeHistory.Empty);
}
