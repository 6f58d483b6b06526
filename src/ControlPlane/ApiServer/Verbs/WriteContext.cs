using NetKube.ControlPlane.Auth;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>Who writes, and how.</summary>
/// <param name="User">The writer.</param>
/// <param name="FieldManager">The name under which managedFields records the fields.</param>
/// <param name="DryRun">Everything but the storing.</param>
public sealed record WriteContext(RequestUser User, string FieldManager, bool DryRun)
{
    /// <summary>The subresource through which is written; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The subresource that managedFields names, where a subresource is written as the object itself (scale).</summary>
    public string OwnedThrough
    {
        get => field ?? Subresource;
        init;
    }

    /// <summary>Server-side apply (its managedFields are made by the merge, not by comparison).</summary>
    public bool IsApply { get; init; }

    /// <summary>Admission is asked; the server's own inner writes skip it.</summary>
    public bool Admit { get; init; } = true;

    /// <summary>Sentences for Warning headers.</summary>
    public List<string> Warnings { get; init; } = [];

    /// <summary>The server's own writes.</summary>
    public static WriteContext Inner => new(RequestUser.Loopback, "kube-apiserver", false) { Admit = false };
}
