using System.Text.Json;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Store.Encryption;

/// <summary>--encryption-provider-config: Kubernetes' EncryptionConfiguration, with providers aesgcm, aescbc and identity.</summary>
public sealed class EncryptionConfig
{
    private EncryptionConfig(IReadOnlyList<EncryptionRule> rules) => Rules = rules;

    /// <summary>Asked in order; the first that matches a key decides.</summary>
    internal IReadOnlyList<EncryptionRule> Rules { get; }

    /// <summary>Reads YAML or JSON; <see cref="FormatException"/> names the field that is wrong, never a secret.</summary>
    public static EncryptionConfig Parse(byte[] text)
    {
        using var document = JsonDocument.Parse(YamlJson.ToJson(text));
        var root = document.RootElement;
        if (Text(root, "kind") != "EncryptionConfiguration" || Text(root, "apiVersion") != "apiserver.config.k8s.io/v1")
        {
            var found = $"{Text(root, "kind")} and {Text(root, "apiVersion")}";
            throw Wrong("", "kind and apiVersion must be EncryptionConfiguration and apiserver.config.k8s.io/v1, not " + found);
        }
        var rules = Each(root, "resources", "").Select(e => Rule(e.Element, e.Path)).ToList();
        return rules.Count > 0 ? new EncryptionConfig(rules) : throw Wrong("resources", "at least one entry is needed");
    }

    private static EncryptionRule Rule(JsonElement entry, string path)
    {
        var names = Each(entry, "resources", path)
            .Select(e => e.Element.ValueKind == JsonValueKind.String ? e.Element.GetString()!
            : throw Wrong(e.Path, "must be a name such as secrets or deployments.apps")).ToList();
        if (names.Count == 0) throw Wrong(path + ".resources", "at least one resource is needed");
        var providers = Each(entry, "providers", path).Select(e => Provider(e.Element, e.Path)).ToList();
        if (providers.Count == 0) throw Wrong(path + ".providers", "at least one provider is needed");
        return new EncryptionRule(names, providers);
    }

    private static IValueCipher Provider(JsonElement provider, string path)
    {
        if (provider.ValueKind != JsonValueKind.Object || provider.EnumerateObject().Count() != 1)
        {
            throw Wrong(path, "exactly one of aesgcm, aescbc, identity is needed");
        }
        var (name, value) = (provider.EnumerateObject().Single().Name, provider.EnumerateObject().Single().Value);
        return name switch
        {
            "identity" => new IdentityCipher(),
            "aesgcm" => new AesGcmCipher(Keys(value, name, $"{path}.{name}", [16, 24, 32])),
            "aescbc" => new AesCbcCipher(Keys(value, name, $"{path}.{name}", [16, 24, 32])),
            _ => throw Wrong($"{path}.{name}", "this provider is not known here; aesgcm, aescbc and identity are"),
        };
    }

    private static List<CipherKey> Keys(JsonElement provider, string name, string path, int[] sizes)
    {
        var keys = new Dictionary<string, CipherKey>(StringComparer.Ordinal);
        foreach (var (key, at) in Each(provider, "keys", path))
        {
            var keyName = Text(key, "name");
            if (keyName.Length == 0 || keyName.Contains(':', StringComparison.Ordinal)) throw Wrong(at + ".name", "a name without \":\" is needed");
            if (!keys.TryAdd(keyName, new CipherKey(name, keyName, Secret(key, at + ".secret", sizes))))
            {
                throw Wrong(at + ".name", $"there are two keys \"{keyName}\"");
            }
        }
        return keys.Count > 0 ? [.. keys.Values] : throw Wrong(path + ".keys", "at least one key is needed");
    }

    private static byte[] Secret(JsonElement key, string path, int[] sizes)
    {
        var bytes = new byte[64];
        var isBase64 = Convert.TryFromBase64String(Text(key, "secret"), bytes, out var length);
        if (!isBase64 || !sizes.Contains(length))
        {
            throw Wrong(path, $"must be base64 of {string.Join(", ", sizes)} bytes" + (isBase64 ? $", not of {length}" : ""));
        }
        return bytes[..length];
    }

    private static IEnumerable<(JsonElement Element, string Path)> Each(JsonElement parent, string name, string path)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) return [];
        var at = path.Length == 0 ? name : $"{path}.{name}";
        return list.EnumerateArray().Select((element, i) => (element, $"{at}[{i}]"));
    }

    private static string Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : "";

    private static FormatException Wrong(string path, string why) => new($"--encryption-provider-config: {path}{(path.Length > 0 ? ": " : "")}{why}");
}
