using System.Text;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Volumes;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.NodeAgent.Pods;

/// <summary>What an ended container wrote to its termination message file.</summary>
internal static class LastWords
{
    private const int Longest = 4096; // the API's limit of one container's message

    public static string Read(PodFolders folders, string podUid, RuntimeContainer container, Container spec)
    {
        var path = folders.TerminationMessage(podUid, spec.Name, ContainerLabels.AttemptOf(container));
        if (!File.Exists(path)) return "";
        using var file = File.OpenRead(path);
        var buffer = new byte[Longest];
        var count = file.ReadAtLeast(buffer, Longest, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }
}
