using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods;

/// <summary>Ports that several containers claim; server-side apply may lose one of them.</summary>
internal static class PortWarnings
{
    public static IEnumerable<string> Of(IEnumerable<(Container Container, Field Field)> containers)
    {
        var seen = new Dictionary<(int, string), List<(ContainerPort Port, Field Field)>>();
        foreach (var (container, field) in containers)
        {
            for (var i = 0; i < (container.Ports?.Count ?? 0); i++)
            {
                var (port, at) = (container.Ports![i], field.Child("ports").Index(i));
                if (port.HostIP.Length > 0 && port.HostPort == 0) yield return $"{at}: hostIP set without hostPort: {port.HostIP}";
                var key = (port.ContainerPortValue, port.Protocol);
                if (!seen.TryGetValue(key, out var others)) seen[key] = others = [];
                foreach (var (other, where) in others)
                {
                    if (port.HostIP == other.HostIP && port.HostPort == other.HostPort) yield return $"{at}: duplicate port definition with {where}";
                    else if (Overlap(port, other)) yield return $"{at}: overlapping port definition with {where}";
                }
                others.Add((port, at));
            }
        }
    }

    // A port without a host port overlaps with any; one on all addresses with that of a single one.
    private static bool Overlap(ContainerPort one, ContainerPort other) =>
        one.HostPort == 0 || other.HostPort == 0 || (one.HostPort == other.HostPort && (IsAny(one.HostIP) || IsAny(other.HostIP)));

    private static bool IsAny(string address) => address is "" or "0.0.0.0" or "::";
}
