using NetKube.Shared.Linux;

namespace NetKube.Netns.Tests.World;

/// <summary>These tests make network namespaces, which takes root.</summary>
public static class Root
{
    /// <summary>Skips the test with the reason where it cannot run; with NETKUBE_REQUIRE_NETNS=1 that is a failure.</summary>
    public static void Require()
    {
        try
        {
            NetworkNamespace.CreateAnonymous().Dispose();
        }
        catch (LinuxException refused) when (Environment.GetEnvironmentVariable("NETKUBE_REQUIRE_NETNS") != "1")
        {
            Assert.Skip($"network namespaces cannot be made here: {refused.Message}");
        }
    }
}
