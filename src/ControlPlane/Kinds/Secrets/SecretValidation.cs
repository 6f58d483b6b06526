using System.Text.Json;
using NetKube.ControlPlane.Kinds.ConfigMaps;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Secrets;

/// <summary>Rules of Secrets: what each type must hold. No error shows a secret's contents.</summary>
internal static class SecretValidation
{
    private const string Redacted = "<secret contents redacted>";
    private const string AccountAnnotation = "kubernetes.io/service-account.name";

    public static void Check(FieldErrors errors, Secret secret)
    {
        var field = Field.Of("data");
        var data = secret.Data ?? [];
        foreach (var key in data.Keys.Order(StringComparer.Ordinal)) errors.InvalidEach(field.Key(key), key, Names.ConfigKey(key));
        if (data.Sum(d => (long)d.Value.Length) > ConfigMapKind.MostBytes) errors.TooLong(field, ConfigMapKind.MostBytes);
        switch (secret.Type)
        {
            case SecretType.KubernetesIoServiceAccountToken:
                if (secret.Metadata.Annotations is not { } annotations || !annotations.TryGetValue(AccountAnnotation, out var account) || account.Length == 0)
                {
                    errors.Required(Field.Of("metadata").Child("annotations").Key(AccountAnnotation));
                }
                break;
            case SecretType.KubernetesIoDockercfg:
                Json(errors, field.Key(".dockercfg"), data.GetValueOrDefault(".dockercfg"));
                break;
            case SecretType.KubernetesIoDockerconfigjson:
                Json(errors, field.Key(".dockerconfigjson"), data.GetValueOrDefault(".dockerconfigjson"));
                break;
            case SecretType.KubernetesIoBasicAuth:
                // One of the two is enough.
                if (data.ContainsKey("username") || data.ContainsKey("password")) break;
                errors.Required(field.Key("username"));
                errors.Required(field.Key("password"));
                break;
            case SecretType.KubernetesIoSshAuth:
                if (data.GetValueOrDefault("ssh-privatekey") is not { Length: > 0 }) errors.Required(field.Key("ssh-privatekey"));
                break;
            case SecretType.KubernetesIoTls:
                if (!data.ContainsKey("tls.crt")) errors.Required(field.Key("tls.crt"));
                if (!data.ContainsKey("tls.key")) errors.Required(field.Key("tls.key"));
                break;
            default:
                break;
        }
    }

    private static void Json(FieldErrors errors, Field field, byte[]? content)
    {
        if (content is null)
        {
            errors.Required(field);
            return;
        }
        try
        {
            using var document = JsonDocument.Parse(content);
            if (document.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null)) errors.Invalid(field, Redacted, $"json: cannot unmarshal {document.RootElement.ValueKind.ToString().ToLowerInvariant()} into Go value of type map[string]interface {{}}");
        }
        catch (JsonException)
        {
            errors.Invalid(field, Redacted, content.Length == 0 ? "unexpected end of JSON input" : "invalid character in JSON");
        }
    }
}
