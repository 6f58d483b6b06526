using System.Text;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>The query of a write (meta.k8s.io's CreateOptions, UpdateOptions and PatchOptions), checked as one object.</summary>
public static class WriteOptions
{
    private const int MostManagerCharacters = 128;

    /// <summary>422 for what cannot be; before the body is read.</summary>
    /// <param name="request">The write.</param>
    /// <param name="kind">The options' kind.</param>
    /// <param name="applies">Null where there is no patch.</param>
    public static void Check(ApiRequest request, string kind, bool? applies = null)
    {
        if (applies != true && !request.Http.Request.QueryString.HasValue) return;
        var causes = new List<StatusCause>();
        var query = request.Query;
        var force = query["force"].Count > 0;
        var manager = query["fieldManager"].ToString();
        if (applies == true && manager.Length == 0) Add(causes, "FieldValueRequired", "fieldManager", "Required value: is required for apply patch");
        if (applies == false && force) Add(causes, "FieldValueForbidden", "force", "Forbidden: may not be specified for non-apply patch");
        if (manager.EnumerateRunes().Count() > MostManagerCharacters) Add(causes, "FieldValueTooLong", "fieldManager", $"Too long: may not be more than {MostManagerCharacters} bytes");
        if (manager.EnumerateRunes().Any(r => Rune.IsControl(r))) Add(causes, "FieldValueInvalid", "fieldManager", $"Invalid value: \"{manager}\": should only contain printable characters");
        foreach (var value in query["dryRun"])
        {
            if (value != "All") Add(causes, "FieldValueNotSupported", "dryRun", $"Unsupported value: \"{value}\": supported values: \"All\"");
        }
        var validation = query["fieldValidation"].ToString();
        if (validation is not ("" or "Strict" or "Warn" or "Ignore")) Add(causes, "FieldValueNotSupported", "fieldValidation", $"Unsupported value: \"{validation}\": supported values: \"Ignore\", \"Strict\", \"Warn\"");
        if (causes.Count > 0) throw Refused(kind, causes);
    }

    private static void Add(List<StatusCause> causes, string reason, string field, string message) =>
        causes.Add(new StatusCause { Reason = reason, Field = field, Message = message });

    private static ApiException Refused(string kind, List<StatusCause> causes)
    {
        var sentences = string.Join(", ", causes.Select(c => $"{c.Field}: {c.Message}"));
        return ApiException.Make(422, StatusReason.Invalid, $"{kind}.meta.k8s.io \"\" is invalid: {(causes.Count == 1 ? sentences : $"[{sentences}]")}", new StatusDetails
        {
            Group = "meta.k8s.io",
            Kind = kind,
            Causes = causes,
        });
    }
}
