using System.CommandLine;
using NetKube.ControlPlane.Store.Etcd;

namespace NetKube.Verbs;

/// <summary>kube-apiserver's flags for etcd, which several verbs have.</summary>
internal sealed class EtcdFlags
{
    private readonly Option<string?> _prefix = Flags.Text("--etcd-prefix", "What keys in etcd begin with [/netkube]");
    private readonly Option<string?> _caFile = Flags.Text("--etcd-cafile", "The authorities that etcd's certificate is checked with");
    private readonly Option<string?> _certFile = Flags.Text("--etcd-certfile", "The certificate to show to etcd");
    private readonly Option<string?> _keyFile = Flags.Text("--etcd-keyfile", "Its key");

    public Option<string?> Servers { get; } = Flags.Text("--etcd-servers",
        "Keep state in this etcd: its members' client URLs, with commas between [in --data-dir]");

    public void AddTo(Command command, bool withServers = true)
    {
        if (withServers) command.Options.Add(Servers);
        foreach (var option in (Option[])[_prefix, _caFile, _certFile, _keyFile]) command.Options.Add(option);
    }

    /// <summary>The settings; null where no etcd is named.</summary>
    public EtcdSettings? SettingsOf(ParseResult parsed) => parsed.GetValue(Servers) is { Length: > 0 } servers ? SettingsOf(parsed, servers) : null;

    /// <summary>The settings for an etcd that was named otherwise.</summary>
    public EtcdSettings SettingsOf(ParseResult parsed, string servers)
    {
        var settings = new EtcdSettings
        {
            Servers = [.. servers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Address)],
            CaFile = parsed.GetValue(_caFile),
            CertFile = parsed.GetValue(_certFile),
            KeyFile = parsed.GetValue(_keyFile),
        };
        if (parsed.GetValue(_prefix) is { } prefix) settings = settings with { Prefix = prefix };
        settings.Validate();
        return settings;
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? address : throw new ArgumentException($"--etcd-servers: \"{text}\" is no URL such as http://127.0.0.1:2379");
}
