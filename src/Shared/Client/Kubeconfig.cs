using System.Security.Cryptography.X509Certificates;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NetKube.Shared.Client;

/// <summary>A kubeconfig file: clusters, users, contexts.</summary>
public sealed class Kubeconfig
{
    private readonly YamlMappingNode _root;
    private readonly string _folder;

    private Kubeconfig(YamlMappingNode root, string folder)
    {
        _root = root;
        _folder = folder;
    }

    /// <summary>Reads YAML (or JSON); relative file names are relative to the folder.</summary>
    public static Kubeconfig Read(string yaml, string folder)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new FormatException($"the kubeconfig is not YAML: {e.Message}", e);
        }
        var root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        return new Kubeconfig(root ?? throw new FormatException("the kubeconfig is not a map of clusters, users and contexts"), folder);
    }

    /// <summary>The settings of a context; the current one unless named.</summary>
    public KubeClientSettings Resolve(string? context = null)
    {
        var name = context ?? Text(_root, "current-context") ?? throw new FormatException("the kubeconfig has no current-context");
        var chosen = Named("contexts", name, "context");
        var cluster = Named("clusters", Text(chosen, "cluster") ?? "", "cluster");
        var user = Text(chosen, "user") is { } userName ? Named("users", userName, "user") : new YamlMappingNode();
        return new KubeClientSettings
        {
            Server = new Uri(Text(cluster, "server") ?? throw new FormatException($"the cluster of context \"{name}\" has no server")),
            Authorities = Authorities(cluster),
            TlsServerName = Text(cluster, "tls-server-name"),
            InsecureSkipTlsVerify = Text(cluster, "insecure-skip-tls-verify") == "true",
            ClientCertificate = ClientCertificate(user),
            Token = Text(user, "token"),
            TokenFile = Text(user, "tokenFile") is { } file ? Path.Combine(_folder, file) : null,
        };
    }

    /// <summary>The same file with a context of its own, chosen, whose cluster's server has a path added.</summary>
    public string WithServerPath(string path, string newContext, string? context = null)
    {
        var chosen = Named(
            "contexts", context ?? Text(_root, "current-context") ?? throw new FormatException("the kubeconfig has no current-context"), "context");
        var cluster = Named("clusters", Text(chosen, "cluster") ?? "", "cluster");
        var server = (Text(cluster, "server") ?? throw new FormatException("the cluster has no server")).TrimEnd('/') + path;
        Add("clusters", newContext, "cluster", cluster, ("server", server));
        Add("contexts", newContext, "context", chosen, ("cluster", newContext));
        _root.Children[new YamlScalarNode("current-context")] = new YamlScalarNode(newContext);
        using var text = new StringWriter();
        new YamlStream(new YamlDocument(_root)).Save(text, assignAnchors: false);
        return text.ToString().Replace("...\n", "", StringComparison.Ordinal);
    }

    /// <summary>The authorities of the only cluster in a file without contexts, as ConfigMap cluster-info has it; null without one.</summary>
    public X509Certificate2Collection? ResolveCluster()
    {
        var clusters = _root.Children.TryGetValue(new YamlScalarNode("clusters"), out var found) ? found as YamlSequenceNode : null;
        return clusters?.Children is [YamlMappingNode only] && only.Children.TryGetValue(new YamlScalarNode("cluster"), out var body)
            ? Authorities((YamlMappingNode)body)
            : null;
    }

    private X509Certificate2Collection? Authorities(YamlMappingNode cluster)
    {
        if (Pem(cluster, "certificate-authority") is not { } pem) return null;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);
        return authorities;
    }

    private Func<X509Certificate2?>? ClientCertificate(YamlMappingNode user)
    {
        if (Text(user, "client-certificate") is { } file && Text(user, "client-key") is { } keyFile)
        {
            return new CertificateFile(Path.Combine(_folder, file), Path.Combine(_folder, keyFile)).Current;
        }
        if (Pem(user, "client-certificate") is not { } certificate || Pem(user, "client-key") is not { } key) return null;
        var loaded = X509Certificate2.CreateFromPem(certificate, key);
        return () => loaded;
    }

    /// <summary>The text under NAME-data (base64), or the file under NAME.</summary>
    private string? Pem(YamlMappingNode node, string name)
    {
        if (Text(node, name + "-data") is { Length: > 0 } encoded) return Encoding.UTF8.GetString(Convert.FromBase64String(encoded));
        return Text(node, name) is { Length: > 0 } file ? File.ReadAllText(Path.Combine(_folder, file)) : null;
    }

    private YamlMappingNode Named(string list, string name, string body)
    {
        var entries = _root.Children.TryGetValue(new YamlScalarNode(list), out var found) ? found as YamlSequenceNode : null;
        foreach (var entry in (entries?.Children ?? []).OfType<YamlMappingNode>())
        {
            if (Text(entry, "name") == name && entry.Children.TryGetValue(new YamlScalarNode(body), out var value) && value is YamlMappingNode map) return map;
        }
        throw new FormatException($"the kubeconfig has no entry \"{name}\" in {list}");
    }

    private void Add(string list, string name, string body, YamlMappingNode like, (string Name, string Value) changed)
    {
        var map = new YamlMappingNode(like.Children.Where(pair => ((YamlScalarNode)pair.Key).Value != changed.Name));
        map.Add(changed.Name, changed.Value);
        var entries = (YamlSequenceNode)_root.Children[new YamlScalarNode(list)];
        foreach (var old in entries.Children.OfType<YamlMappingNode>().Where(entry => Text(entry, "name") == name).ToList()) _ = entries.Children.Remove(old);
        entries.Add(new YamlMappingNode { { "name", name }, { body, map } });
    }

    private static string? Text(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(new YamlScalarNode(name), out var value) && value is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;
}
