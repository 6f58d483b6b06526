namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>A snapshot that is whole and on the disk.</summary>
/// <param name="Name">Its file.</param>
/// <param name="Revision">The state it holds.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record SnapshotFile(string Name, long Revision, long Bytes);
