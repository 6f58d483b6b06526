using NetKube.ControlPlane.Validation;

namespace NetKube.ControlPlane.Kinds.Admission;

/// <summary>Where a webhook is; of admission and of conversion.</summary>
internal static class WebhookClientRules
{
    /// <summary>A Service as a webhook's client configuration names it.</summary>
    public sealed record Target(string Namespace, string Name, string? Path, int? Port);

    public static void Validate(string? url, Target? service, Field field, FieldErrors errors)
    {
        if (url is null == service is null) errors.Required(field, "exactly one of url or service is required");
        else if (url is not null) Url(url, field.Child("url"), errors);
        else Service(service!, field.Child("service"), errors);
    }

    /// <summary>A domain of at least three labels.</summary>
    public static void FullyQualified(string name, Field field, FieldErrors errors)
    {
        if (name.Length == 0)
        {
            errors.Required(field);
            return;
        }
        if (Names.DnsSubdomain(name).Any()) errors.Invalid(field, name, string.Join(",", Names.DnsSubdomain(name)));
        else if (name.Split('.').Length < 3) errors.Invalid(field, name, "should be a domain with at least three segments separated by dots");
    }

    private static void Url(string url, Field field, FieldErrors errors)
    {
        const string Form = "; desired format: https://host[/path]";
        if (!Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out var parsed))
        {
            errors.Required(field, "url must be a valid URL" + Form);
            return;
        }
        var isAbsolute = parsed.IsAbsoluteUri;
        if (!isAbsolute || parsed.Scheme != "https") errors.Invalid(field, isAbsolute ? parsed.Scheme : "", "'https' is the only allowed URL scheme" + Form);
        if (!isAbsolute || parsed.Host.Length == 0) errors.Invalid(field, "", "host must be specified" + Form);
        if (!isAbsolute) return;
        if (parsed.UserInfo.Length > 0) errors.Invalid(field, parsed.UserInfo, "user information is not permitted in the URL");
        if (parsed.Fragment.Length > 1) errors.Invalid(field, parsed.Fragment[1..], "fragments are not permitted in the URL");
        if (parsed.Query.Length > 1) errors.Invalid(field, parsed.Query[1..], "query parameters are not permitted in the URL");
    }

    private static void Service(Target service, Field field, FieldErrors errors)
    {
        if (service.Name.Length == 0) errors.Required(field.Child("name"), "service name is required");
        if (service.Namespace.Length == 0) errors.Required(field.Child("namespace"), "service namespace is required");
        if (service.Port is { } port && Names.PortNumber(port).Any()) errors.Invalid(field.Child("port"), port, "port is not valid: " + string.Join(",", Names.PortNumber(port)));
        if (service.Path is not { } path) return;
        var at = field.Child("path");
        if (path.Contains('?', StringComparison.Ordinal)) errors.Invalid(at, path, "segment parameters are not permitted");
        if (path.Length == 0) errors.Invalid(at, path, "path must not be empty");
        else if (path[0] != '/') errors.Invalid(at, path, "must start with a '/'");
        else if (path != "/") Segments(path, at, errors);
    }

    private static void Segments(string path, Field field, FieldErrors errors)
    {
        var segments = path.TrimEnd('/').Split('/').Skip(1).ToList();
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i].Length == 0) errors.Invalid(field, path, $"segment[{i}] may not be empty");
            else
            {
                foreach (var sentence in Names.DnsSubdomain(segments[i])) errors.Invalid(field, path, $"segment[{i}]: {sentence}");
            }
        }
    }
}
