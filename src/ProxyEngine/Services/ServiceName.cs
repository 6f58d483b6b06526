namespace NetKube.ProxyEngine.Services;

internal readonly record struct ServiceName(string Namespace, string Name) : IComparable<ServiceName>
{
    public int CompareTo(ServiceName other)
    {
        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }

    public override string ToString() => $"{Namespace}/{Name}";

    public static bool operator <(ServiceName left, ServiceName right) => left.CompareTo(right) < 0;

    public static bool operator >(ServiceName left, ServiceName right) => left.CompareTo(right) > 0;

    public static bool operator <=(ServiceName left, ServiceName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ServiceName left, ServiceName right) => left.CompareTo(right) >= 0;
}

/// One port of one Service, written as kube-proxy writes it: "namespace/name:port", or "namespace/name" when the
/// port has no name. Two ports of a Service may share a name only if their protocols differ.
internal readonly record struct ServicePortName(ServiceName Service, string Port, ServiceProtocol Protocol)
{
    public override string ToString() => Port.Length == 0 ? Service.ToString() : $"{Service}:{Port}";
}
