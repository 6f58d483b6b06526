using NetKube.Lab;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Linux;

namespace NetKube.Verbs;

/// <summary>What the verbs that work on this machine's clusters have in common.</summary>
internal static class LabVerbs
{
    /// <summary>Root is needed for namespaces; what is expected to go wrong is told in one line, without a stack.</summary>
    public static async Task<int> GuardedAsync(string verb, Func<Task<int>> work)
    {
        if (!Environment.IsPrivilegedProcess) return Refuse(verb, "root is needed (namespaces, mounts, Docker); say it with sudo");
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            return Refuse(verb, "interrupted; netkube down removes what there is");
        }
        catch (Exception failed) when (failed is LabException or RuntimeException or LinuxException or IOException or HttpRequestException or ArgumentException)
        {
            return Refuse(verb, failed.Message);
        }
    }

    public static int Refuse(string verb, string why)
    {
        Console.Error.WriteLine($"netkube {verb}: {why}");
        return 1;
    }
}
