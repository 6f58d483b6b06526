namespace NetKube.ControlPlane.Kinds;

/// <summary>Every kind the API server serves: one line each.</summary>
public static class KindCatalog
{
    /// <summary>The built-in kinds.</summary>
    public static readonly IReadOnlyList<IKind> All =
    [
    ];
}
