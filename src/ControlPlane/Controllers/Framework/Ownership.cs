using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>Owner references that name a controller.</summary>
internal static class Ownership
{
    /// <summary>The reference to the object's controller; null without one.</summary>
    public static OwnerReference? ControllerOf(IKubeObject value) => value.Metadata.OwnerReferences?.Find(r => r.Controller == true);

    public static bool IsControlledBy(IKubeObject value, IKubeObject owner) => ControllerOf(value)?.Uid == owner.Metadata.Uid;

    /// <summary>A reference that makes the owner the controller, and its foreground deletion wait for the dependent.</summary>
    public static OwnerReference Reference(IKubeObject owner, string apiVersion, string kind) => new()
    {
        ApiVersion = apiVersion,
        Kind = kind,
        Name = owner.Metadata.Name,
        Uid = owner.Metadata.Uid,
        Controller = true,
        BlockOwnerDeletion = true,
    };

    /// <summary>Index of objects by their controller's uid.</summary>
    public const string ByController = "controllerUid";

    public static IEnumerable<string> ControllerUid(IKubeObject value) => ControllerOf(value) is { } reference ? [reference.Uid] : [];
}
