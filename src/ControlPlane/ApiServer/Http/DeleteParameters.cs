using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Http;

/// <summary>What a delete asks for: the DeleteOptions of its body, or of its query where there is no body.</summary>
internal static class DeleteParameters
{
    private const string Policies = "\"Background\", \"Foreground\", \"Orphan\"";

    /// <summary>The options; 400 for what cannot be read, 415 for a body of another kind, 422 for what cannot be.</summary>
    public static async Task<DeleteOptions> ReadAsync(ApiRequest request)
    {
        var bytes = await RequestBody.ReadAsync(request.Http.Request, request.Stop);
        var options = bytes.Length > 0 ? Decode(bytes, request) : FromQuery(request);
        Check(options);
        // Whether anything is stored is asked of the query by all verbs alike.
        if (bytes.Length > 0 && options.DryRun is { Count: > 0 }) request.Http.Request.QueryString = request.Http.Request.QueryString.Add("dryRun", "All");
        return options;
    }

    private static void Check(DeleteOptions options)
    {
        if (options.DryRun?.Find(d => d != "All") is { } odd) throw Unsupported("dryRun", odd, "\"All\"");
        if (options.PropagationPolicy is not { } policy) return;
        if (policy is not ("Orphan" or "Background" or "Foreground")) throw Unsupported("propagationPolicy", policy, Policies);
        if (options.OrphanDependents is null) return;
        throw Invalid("propagationPolicy", "FieldValueInvalid", $"Invalid value: \"{policy}\": orphanDependents and deletionPropagation cannot be both set");
    }

    private static DeleteOptions Decode(byte[] bytes, ApiRequest request)
    {
        var type = RequestBody.MediaType(request.Http.Request);
        try
        {
            if (type == "application/vnd.kubernetes.protobuf") return ProtoDeleteOptions.Decode(bytes);
            RequestBody.CheckMediaType(type);
            var input = new JsonInput(bytes[0] == '{' ? bytes : YamlJson.ToJson(bytes));
            var options = DeleteOptions.ReadJson(ref input);
            input.End();
            // Older clients name the group of what they delete.
            if (options.Kind is "" or "DeleteOptions") return options;
            throw ApiException.BadRequest($"no kind \"{options.Kind}\" is registered for version \"{options.ApiVersion}\"");
        }
        catch (ApiFormatException e)
        {
            throw ApiException.BadRequest(e.Message);
        }
    }

    private static DeleteOptions FromQuery(ApiRequest request)
    {
        var query = request.Query;
        return new DeleteOptions
        {
            GracePeriodSeconds = QueryNumbers.Of(query, "gracePeriodSeconds"),
            PropagationPolicy = query["propagationPolicy"].Count > 0 ? query["propagationPolicy"].ToString() : null,
            OrphanDependents = query["orphanDependents"].Count > 0 ? Negotiated.IsTrue(query["orphanDependents"]) : null,
            DryRun = query["dryRun"].Count > 0 ? [.. query["dryRun"].OfType<string>()] : null,
        };
    }

    private static ApiException Unsupported(string field, string value, string supported) =>
        Invalid(field, "FieldValueNotSupported", $"Unsupported value: \"{value}\": supported values: {supported}");

    private static ApiException Invalid(string field, string reason, string message) =>
        ApiException.Make(422, StatusReason.Invalid, $"DeleteOptions.meta.k8s.io \"\" is invalid: {field}: {message}", new StatusDetails
        {
            Group = "meta.k8s.io",
            Kind = "DeleteOptions",
            Causes = [new StatusCause { Reason = reason, Field = field, Message = message }],
        });
}
