using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Conntrack;

/// The kernel's tracked connections of one protocol, in one IP family.
internal interface IConntrack
{
    IReadOnlyList<TrackedFlow> List(ServiceProtocol protocol);

    /// Returns how many were still there.
    int Delete(IEnumerable<TrackedFlow> flows);
}
