using System.Net;
using NetKube.Shared.Linux;
using NetKube.Shared.PodNetworking;

namespace NetKube.Netns.Tests.World;

/// <summary>A pod of a test world: a namespace, as a pause container would hold one.</summary>
public sealed class TestPod : IDisposable
{
    public TestPod(string name, IReadOnlyList<HostPort> hostPorts)
    {
        Namespace = NetworkNamespace.CreateAnonymous();
        Sandbox = new PodSandbox(Guid.NewGuid().ToString("n"), Namespace.Path, "default", name, $"uid-{name}", hostPorts);
    }

    public NetworkNamespace Namespace { get; }

    public PodSandbox Sandbox { get; }

    public PodAddresses Addresses { get; set; } = new([]);

    public IPAddress Address => Addresses.Addresses[0];

    public void Dispose() => Namespace.Dispose();
}
