using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NetKube.Shared.Pki;

/// <summary>Writes a kubeconfig with one cluster, one user and one context, everything embedded.</summary>
/// <param name="Name">Of the cluster, the user and the context.</param>
/// <param name="Server">Such as https://127.0.0.1:6443.</param>
/// <param name="AuthorityPem">The cluster's CA.</param>
public sealed record KubeconfigFile(string Name, string Server, string AuthorityPem)
{
    /// <summary>The user's certificate and key; or <see cref="Token"/>.</summary>
    public IssuedCertificate? ClientCertificate { get; init; }

    /// <summary>The user's bearer token.</summary>
    public string? Token { get; init; }

    /// <summary>The namespace that kubectl uses without -n.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The YAML text; secret.</summary>
    public string Render()
    {
        var text = new StringBuilder();
        text.Append("apiVersion: v1\nkind: Config\nclusters:\n- name: ").Append(Quoted(Name)).Append("\n  cluster:\n");
        text.Append("    certificate-authority-data: ").Append(Base64(AuthorityPem)).Append('\n');
        text.Append("    server: ").Append(Quoted(Server)).Append('\n');
        text.Append("contexts:\n- name: ").Append(Quoted(Name)).Append("\n  context:\n    cluster: ").Append(Quoted(Name)).Append('\n');
        if (Namespace.Length > 0) text.Append("    namespace: ").Append(Quoted(Namespace)).Append('\n');
        text.Append("    user: ").Append(Quoted(Name)).Append("\ncurrent-context: ").Append(Quoted(Name)).Append("\npreferences: {}\n");
        text.Append("users:\n- name: ").Append(Quoted(Name)).Append("\n  user:");
        if (ClientCertificate is { } certificate)
        {
            text.Append("\n    client-certificate-data: ").Append(Base64(certificate.CertificatePem));
            text.Append("\n    client-key-data: ").Append(Base64(certificate.KeyPem));
        }
        if (Token is { } token) text.Append("\n    token: ").Append(Quoted(token));
        if (ClientCertificate is null && Token is null) text.Append(" {}");
        return text.Append('\n').ToString();
    }

    /// <summary>Writes the file, readable by its owner only.</summary>
    public void Save(string path) => PemFile.Write(path, Render(), secret: true);

    /// <summary>Names cluster and server, no secret.</summary>
    public override string ToString() => $"{Name} at {Server}";

    /// <summary>A JSON string is a YAML double-quoted one.</summary>
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
