namespace NetKube.ControlPlane.ApiServer.Subresources.Proxy;

/// <summary>What stands for the name in a proxy's path: "name", "name:port" or "scheme:name:port", where the port may be empty.</summary>
internal readonly record struct ProxyName(string Scheme, string Name, string Port)
{
    /// <summary>Null when it is none of these.</summary>
    public static ProxyName? Read(string text) => text.Split(':') switch
    {
        [var name] => Checked("", name, ""),
        [var name, var port] => Checked("", name, port),
        [var scheme and ("" or "http" or "https"), var name, var port] => Checked(scheme, name, port),
        _ => null,
    };

    private static ProxyName? Checked(string scheme, string name, string port) => name.Length == 0 ? null : new ProxyName(scheme, name, port);
}
