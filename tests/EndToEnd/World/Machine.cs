using NetKube.Shared.Linux;

namespace NetKube.EndToEnd.World;

/// <summary>What these tests need of the machine; a skip with the reason where it is not there, or a failure where it is required.</summary>
public static class Machine
{
    private static readonly string[] Programs = ["dockerd", "kubectl", "iptables-restore", "nft", "ip", "curl"];

    public static string? Missing()
    {
        if (!Environment.IsPrivilegedProcess) return "root is needed";
        var folders = (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':');
        var missing = Programs.Where(p => !folders.Any(f => File.Exists(Path.Combine(f, p)))).ToList();
        if (missing.Count > 0) return $"missing on this machine: {string.Join(", ", missing)}";
        try
        {
            NetworkNamespace.CreateAnonymous().Dispose();
            return null;
        }
        catch (LinuxException refused)
        {
            return refused.Message;
        }
    }

    public static void Require()
    {
        if (Missing() is not { } why) return;
        if (Environment.GetEnvironmentVariable("NETKUBE_REQUIRE_NETNS") == "1") Assert.Fail(why);
        Assert.Skip(why);
    }
}
