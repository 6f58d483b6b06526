namespace NetKube.Shared.Serialization.Patches;

/// <summary>Bounds on a patch. The defaults are those of Kubernetes' API server.</summary>
public sealed record PatchLimits
{
    public static PatchLimits Default { get; } = new();

    /// <summary>Bytes of a patch.</summary>
    public int MaxBytes { get; init; } = 3 * 1024 * 1024;

    /// <summary>Nesting of a patch.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Operations of a JSON patch.</summary>
    public int MaxOperations { get; init; } = 10_000;

    /// <summary>Bytes that a JSON patch's copy operations may add together: each may double the document.</summary>
    public long MaxCopiedBytes { get; init; } = 3 * 1024 * 1024;
}
