namespace NetKube.ControlPlane.Store.Etcd;

/// <summary>How to reach an etcd; the flags of <c>netkube server</c>, under kube-apiserver's names.</summary>
public sealed record EtcdSettings
{
    /// <summary>--etcd-servers: the members' client URLs.</summary>
    public required IReadOnlyList<Uri> Servers { get; init; }

    /// <summary>
    /// --etcd-prefix: what NetKube's keys begin with there. Not kube-apiserver's default, /registry, since a real
    /// cluster's objects may be under that one, in another form.
    /// </summary>
    public string Prefix { get; init; } = "/netkube";

    /// <summary>--etcd-cafile: whom to believe that it is etcd; null for the machine's authorities.</summary>
    public string? CaFile { get; init; }

    /// <summary>--etcd-certfile: the certificate to show to etcd.</summary>
    public string? CertFile { get; init; }

    /// <summary>--etcd-keyfile: its key.</summary>
    public string? KeyFile { get; init; }

    /// <summary>After so long a request counts as failed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a revision is noted with its time, and history that is too old compacted.</summary>
    public TimeSpan HistoryCheck { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Revisions older than this are compacted.</summary>
    public TimeSpan HistoryAge { get; init; } = TimeSpan.FromDays(1);

    /// <exception cref="ArgumentException">Something does not fit together; the message names the flag.</exception>
    public void Validate()
    {
        if (Servers.Count == 0) throw new ArgumentException("--etcd-servers: there must be at least one URL");
        foreach (var server in Servers)
        {
            if (server.IsAbsoluteUri && server.Scheme is "http" or "https") continue;
            throw new ArgumentException($"--etcd-servers: \"{server}\" is no URL such as http://127.0.0.1:2379");
        }

        if ((CertFile is null) != (KeyFile is null)) throw new ArgumentException("--etcd-certfile and --etcd-keyfile: each needs the other");
        foreach (var (flag, file) in ((string, string?)[])[("--etcd-cafile", CaFile), ("--etcd-certfile", CertFile), ("--etcd-keyfile", KeyFile)])
        {
            if (file is not null && !File.Exists(file)) throw new ArgumentException($"{flag}: there is no file {file}");
        }

        if (Prefix.StartsWith('/') && !Prefix.EndsWith('/')) return;
        throw new ArgumentException($"--etcd-prefix: \"{Prefix}\" should begin with a slash and not end with one");
    }
}
