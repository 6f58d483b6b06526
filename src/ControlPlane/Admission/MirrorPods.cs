using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Admission;

/// <summary>A pod that a node runs from a file of its own, shown in the API: its spec is not the API's to change.</summary>
public static class MirrorPods
{
    /// <summary>The mark.</summary>
    public const string Annotation = "kubernetes.io/config.mirror";

    /// <summary>Whether the pod is such an image of another.</summary>
    public static bool IsMirror(Pod pod) => pod.Metadata.Annotations?.ContainsKey(Annotation) == true;
}
