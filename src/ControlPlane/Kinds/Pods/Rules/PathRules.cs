using NetKube.ControlPlane.Validation;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>Paths within volumes.</summary>
internal static class PathRules
{
    /// <summary>Relative, and never up.</summary>
    public static void Descending(FieldErrors errors, Field field, string path)
    {
        if (path.StartsWith('/')) errors.Invalid(field, path, "must be a relative path");
        NoBacksteps(errors, field, path);
    }

    /// <summary>Never up.</summary>
    public static void NoBacksteps(FieldErrors errors, Field field, string path)
    {
        if (HasBacksteps(path)) errors.Invalid(field, path, "must not contain '..'");
    }

    /// <summary>Descending, and not a name that the atomic writer keeps for itself.</summary>
    public static void NonReserved(FieldErrors errors, Field field, string path)
    {
        Descending(errors, field, path);
        if (path.StartsWith("..", StringComparison.Ordinal) && !path.StartsWith("../", StringComparison.Ordinal) && !HasBacksteps(path)) errors.Invalid(field, path, "must not start with '..'");
    }

    public static bool HasBacksteps(string path) => path.Split('/').Contains("..");
}
