using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>Volume plug-ins of the past.</summary>
internal static class VolumeWarnings
{
    public static IEnumerable<string> Of(Field field, List<Volume> volumes)
    {
        for (var i = 0; i < volumes.Count; i++)
        {
            var (source, at) = (volumes[i].VolumeSource, field.Index(i));
            (string Name, bool Given, string Message)[] old =
            [
                ("photonPersistentDisk", source.PhotonPersistentDisk is not null, "deprecated in v1.11, non-functional in v1.16+"),
                ("gitRepo", source.GitRepo is not null, "deprecated in v1.11, and disabled by default in v1.33+"),
                ("scaleIO", source.ScaleIO is not null, "deprecated in v1.16, non-functional in v1.22+"),
                ("flocker", source.Flocker is not null, "deprecated in v1.22, non-functional in v1.25+"),
                ("storageOS", source.Storageos is not null, "deprecated in v1.22, non-functional in v1.25+"),
                ("quobyte", source.Quobyte is not null, "deprecated in v1.22, non-functional in v1.25+"),
                ("glusterfs", source.Glusterfs is not null, "deprecated in v1.25, non-functional in v1.26+"),
                ("cephfs", source.Cephfs is not null, "deprecated in v1.28, non-functional in v1.31+"),
                ("rbd", source.Rbd is not null, "deprecated in v1.28, non-functional in v1.31+"),
            ];
            foreach (var (name, given, message) in old)
            {
                if (given) yield return $"{at.Child(name)}: {message}";
            }
        }
    }
}
