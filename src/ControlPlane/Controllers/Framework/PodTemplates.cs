using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>Pods from templates.</summary>
internal static class PodTemplates
{
    /// <summary>A pod as the template says, named by its owner.</summary>
    public static Pod Make(PodTemplateSpec template, IKubeObject owner, OwnerReference reference)
    {
        var from = template.Metadata.Clone();
        return new Pod
        {
            Metadata = new ObjectMeta
            {
                Namespace = owner.Metadata.Namespace,
                GenerateName = GenerateName(owner.Metadata.Name),
                Labels = from.Labels,
                Annotations = from.Annotations,
                Finalizers = from.Finalizers,
                OwnerReferences = [reference],
            },
            Spec = template.Spec.Clone(),
        };
    }

    /// <summary>"web-", or "web" where the dash would make pod names invalid.</summary>
    private static string GenerateName(string owner) => owner.EndsWith('.') ? owner : owner + "-";
}
