namespace NetKube.ControlPlane.Admission.PodSecurity;

/// <summary>Who does something: the pod as a whole, or some of its containers.</summary>
public static class Setters
{
    /// <summary>container "a", or containers "a", "b".</summary>
    public static string Containers(IReadOnlyList<string> names) => $"{(names.Count == 1 ? "container" : "containers")} {Quoted(names)}";

    /// <summary>pod and container "a"; null when nobody does.</summary>
    public static string? PodAnd(bool pod, IReadOnlyList<string> containers) => (pod, containers.Count) switch
    {
        (false, 0) => null,
        (true, 0) => "pod",
        (false, _) => Containers(containers),
        _ => "pod and " + Containers(containers),
    };

    /// <summary>"a", "b".</summary>
    public static string Quoted(IEnumerable<string> values) => string.Join(", ", values.Select(v => $"\"{v}\""));

    /// <summary>The names of the containers that do it.</summary>
    public static List<string> Where(this PodUnderCheck pod, Func<CheckedContainer, bool> does) => [.. pod.Containers.Where(does).Select(c => c.Name)];
}
