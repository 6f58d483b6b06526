namespace NetKube.ProxyEngine.Modes.Nftables;

/// The program through which our table is read and written.
internal interface INftables
{
    /// The empty table when there is none.
    Task<NftTable> ListAsync(CancellationToken stop);

    /// All or nothing; throws <see cref="NftablesException"/> with what the program said.
    Task ApplyAsync(Action<NftScript> write, CancellationToken stop);
}
