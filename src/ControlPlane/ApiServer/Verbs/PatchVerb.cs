using System.Text.Json;
using System.Text.Json.Nodes;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>PATCH: JSON, merge, strategic merge and apply, each against the object as it is stored now.</summary>
public sealed class PatchVerb(ObjectWriter writer, IPatchers patchers)
{
    private static readonly string[] Accepted =
        ["application/json-patch+json", "application/merge-patch+json", "application/strategic-merge-patch+json", "application/apply-patch+yaml", "application/apply-patch+cbor"];

    /// <summary>Answers a patch of an object or of it through a subresource.</summary>
    /// <param name="request">The patch.</param>
    /// <param name="writes">Says what the patched object may have been meant to say.</param>
    public async Task HandleAsync(ApiRequest request, WriteVerbs writes)
    {
        var type = RequestBody.MediaType(request.Http.Request);
        if (!Accepted.Contains(type) || type == "application/apply-patch+cbor") throw ApiException.UnsupportedMediaType(Accepted);
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        var bytes = await RequestBody.ReadAsync(request.Http.Request, request.Stop);
        var apply = type == "application/apply-patch+yaml";
        WriteOptions.Check(request, "PatchOptions", apply);
        var context = WriteVerbs.ContextOf(request) with { IsApply = apply };
        IKubeObject? patched = null;
        var (stored, created) = await writer.UpdateAsync(request.Kind, request.Path.Namespace, request.Path.Name, current => patched = apply
            ? Apply(request, current, bytes)
            : Patch(request, current ?? throw ApiException.NotFound(request.Resource, request.Path.Name), type, bytes), context, request.Stop);
        writes.Hint(request, patched!);
        ResponseWriter.Warnings(request.Http, request.Warnings);
        await ResponseWriter.StoredAsync(request, created ? 201 : 200, stored, negotiated);
    }

    /// <summary>The patched object; its resourceVersion is the stored one unless the patch names another.</summary>
    public IKubeObject Patch(ApiRequest request, StoredObject current, string type, byte[] patch)
    {
        var patched = patchers.Patch(ServedTree(current), type, patch, request.Resource.Schema);
        var isStrategic = type == "application/strategic-merge-patch+json";
        KeepType(patched, request.Resource, isStrategic);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 }))
        {
            patched.WriteTo(writer);
        }
        var value = Decode(request, buffer.ToArray(), request.Resource, isStrategic);
        CheckIdentity(request, value);
        return value;
    }

    /// <summary>What a patch makes of an object must still be one of its type (422), and have no field that a strict client does not want.</summary>
    /// <param name="request">The patch.</param>
    /// <param name="patched">The result.</param>
    /// <param name="resource">Of what it must be.</param>
    /// <param name="isMerged">Values were merged, not text: 2.0 is an integer.</param>
    public static IKubeObject Decode(ApiRequest request, byte[] patched, ApiResource resource, bool isMerged = false)
    {
        try
        {
            IReadOnlyList<StrictFinding> findings;
            var value = (IKubeObject)(isMerged
                ? RequestBody.DecodeMerged(patched, resource, out findings)
                : RequestBody.Decode(patched, "application/json", resource, out findings));
            WriteVerbs.FieldValidation(request, resource, findings, Unfit);
            return value;
        }
        catch (ApiFormatException e)
        {
            throw Unfit(e.Message);
        }
    }

    /// <summary>A strategic merge patch is merged into a value of the type, whatever it says; other patches must leave it one.</summary>
    private static void KeepType(JsonNode patched, ApiResource resource, bool isStrategic)
    {
        if (patched is not JsonObject map) return;
        foreach (var (name, expected) in new[] { ("kind", resource.Kind), ("apiVersion", resource.GroupVersion) })
        {
            if (isStrategic) map[name] = expected;
            else if (map[name] is JsonValue said && said.TryGetValue<string>(out var text) && text.Length > 0 && text != expected)
            {
                throw Unfit($"no kind \"{map["kind"]}\" of version \"{map["apiVersion"]}\" is a {resource.Kind} of {resource.GroupVersion}");
            }
        }
    }

    private static ApiException Unfit(string why)
    {
        var cause = new StatusCause { Reason = "FieldValueInvalid", Field = "patch", Message = $"Invalid value: {why}" };
        return ApiException.Make(422, StatusReason.Invalid, $" \"\" is invalid: patch: {cause.Message}", new StatusDetails { Causes = [cause] });
    }

    private IKubeObject Apply(ApiRequest request, StoredObject? current, byte[] patch)
    {
        if (current is null && request.Path.Subresource.Length > 0) throw ApiException.NotFound(request.Resource, request.Path.Name);
        var json = patch.Length > 0 && patch[0] == '{' ? patch : Json(patch);
        // Whatever is not of the type is told by the merge, as an error of its own: strict or not makes no difference.
        var value = patchers.Apply(request, current?.Decode(), json);
        var applied = WriteVerbs.DecodeMerged(request, json, request.Resource);
        if (applied.Metadata.Name.Length > 0 && applied.Metadata.Name != request.Path.Name)
        {
            throw ApiException.BadRequest($"metadata.name {applied.Metadata.Name} does not match the name on the URL {request.Path.Name}");
        }
        value.Metadata.Name = request.Path.Name;
        CheckIdentity(request, value);
        return value;
    }

    private static byte[] Json(byte[] yaml)
    {
        try
        {
            return YamlJson.ToJson(yaml);
        }
        catch (ApiFormatException e)
        {
            throw ApiException.BadRequest($"error decoding YAML: {e.Message}");
        }
    }

    private static void CheckIdentity(ApiRequest request, IKubeObject value)
    {
        if (value.Metadata.Name != request.Path.Name)
        {
            throw ApiException.BadRequest($"the name of the object ({value.Metadata.Name}) does not match the name on the URL ({request.Path.Name})");
        }
        if (request.Resource.Namespaced && value.Metadata.Namespace.Length > 0 && value.Metadata.Namespace != request.Path.Namespace)
        {
            throw ApiException.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
        if (request.Resource.Namespaced) value.Metadata.Namespace = request.Path.Namespace;
    }

    /// <summary>The object as clients see it.</summary>
    private static JsonNode ServedTree(StoredObject current)
    {
        using var output = new JsonOutput(current.Json.Length + 256);
        current.WriteServed(output, withType: true);
        return JsonNode.Parse(output.Written, documentOptions: new JsonDocumentOptions { MaxDepth = 512 })!;
    }
}

/// <summary>The ways to patch; made by ApiServer/Apply and Shared/Serialization/Patches.</summary>
public interface IPatchers
{
    /// <summary>A JSON, merge or strategic merge patch.</summary>
    JsonNode Patch(JsonNode current, string type, byte[] patch, Shared.Schema.TypeSchema schema);

    /// <summary>Server-side apply; the result's managedFields are final.</summary>
    IKubeObject Apply(ApiRequest request, IKubeObject? current, byte[] json);
}
