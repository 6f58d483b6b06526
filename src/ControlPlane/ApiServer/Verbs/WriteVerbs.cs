using NetKube.ControlPlane.ApiServer.Hints;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>POST and PUT of objects, and PUT of their status and like subresources.</summary>
public sealed class WriteVerbs(ObjectWriter writer, SelectorHints hints)
{
    /// <summary>POST to a collection.</summary>
    public async Task CreateAsync(ApiRequest request)
    {
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        RequestBody.CheckMediaType(RequestBody.MediaType(request.Http.Request));
        WriteOptions.Check(request, "CreateOptions");
        var context = ContextOf(request);
        var value = await BodyAsync(request);
        var stored = await writer.CreateAsync(request.Kind, request.Path.Namespace, value, context, request.Stop);
        Hint(request, value);
        ResponseWriter.Warnings(request.Http, request.Warnings);
        await ResponseWriter.StoredAsync(request, 201, stored, negotiated);
    }

    /// <summary>PUT of an object, or of it through a subresource.</summary>
    public async Task UpdateAsync(ApiRequest request)
    {
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        RequestBody.CheckMediaType(RequestBody.MediaType(request.Http.Request));
        WriteOptions.Check(request, "UpdateOptions");
        var context = ContextOf(request);
        var value = await BodyAsync(request);
        if (value.Metadata.Name != request.Path.Name)
        {
            throw ApiException.BadRequest($"the name of the object ({value.Metadata.Name}) does not match the name on the URL ({request.Path.Name})");
        }
        var creates = request.Kind.CreatesOnUpdate && request.Path.Subresource.Length == 0;
        var (stored, created) = await writer.UpdateAsync(request.Kind, request.Path.Namespace, request.Path.Name, current => current is not null || creates
            ? CloneFor(request, value, current)
            : throw Missing(request, value), context, request.Stop);
        Hint(request, value);
        ResponseWriter.Warnings(request.Http, request.Warnings);
        await ResponseWriter.StoredAsync(request, created ? 201 : 200, stored, negotiated);
    }

    private static IKubeObject CloneFor(ApiRequest request, IKubeObject value, StoredObject? current) =>
        current is null && value.Metadata.Uid.Length > 0 ? throw Missing(request, value) : (IKubeObject)request.Resource.Clone(value);

    /// <summary>Who names a uid means an object that was there: it is told that this one is gone, before whether any other may be made.</summary>
    private static ApiException Missing(ApiRequest request, IKubeObject value) => value.Metadata.Uid.Length > 0
        ? ApiException.Conflict(request.Resource, request.Path.Name, $"Precondition failed: UID in precondition: {value.Metadata.Uid}, UID in object meta: ")
        : ApiException.NotFound(request.Resource, request.Path.Name);

    /// <summary>Says what an object that was written may have been meant to say.</summary>
    public void Hint(ApiRequest request, IKubeObject written)
    {
        if (request.Path.Subresource.Length == 0 && hints.For(written) is { } hint) request.Warnings.Add(hint);
    }

    /// <summary>Who writes, from a request.</summary>
    public static WriteContext ContextOf(ApiRequest request) => new(request.User, request.FieldManager, request.DryRun)
    {
        Subresource = request.Path.Subresource,
        Warnings = request.Warnings,
    };

    /// <summary>The object in the body, checked against the URL and for unknown fields as the client wishes.</summary>
    public static async Task<IKubeObject> BodyAsync(ApiRequest request)
    {
        var bytes = await RequestBody.ReadAsync(request.Http.Request, request.Stop);
        var value = Decode(request, bytes, RequestBody.MediaType(request.Http.Request), request.Resource);
        if (request.Resource.Namespaced) TakeNamespace(value.Metadata, request.Path.Namespace);
        return value;
    }

    /// <summary>An object that names a namespace names that of the URL; one that names none gets it, and loses it where there is none.</summary>
    public static void TakeNamespace(ObjectMeta meta, string inNamespace)
    {
        if (meta.Namespace.Length > 0 && inNamespace.Length > 0 && meta.Namespace != inNamespace)
        {
            throw ApiException.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        }
        meta.Namespace = inNamespace;
    }

    /// <summary>Decodes a body of a resource; a subresource's body may be of another kind.</summary>
    public static IKubeObject Decode(ApiRequest request, byte[] bytes, string mediaType, ApiResource resource)
    {
        try
        {
            var value = RequestBody.Decode(bytes, mediaType, resource, out var findings);
            FieldValidation(request, resource, findings, why => NotOf(resource, why));
            return (IKubeObject)value;
        }
        catch (ApiFormatException e)
        {
            throw NotOf(resource, e.Message);
        }
    }

    /// <summary>Decodes what was made of YAML.</summary>
    public static IKubeObject DecodeMerged(ApiRequest request, byte[] json, ApiResource resource)
    {
        try
        {
            var value = RequestBody.DecodeMerged(json, resource, out var findings);
            FieldValidation(request, resource, findings, why => NotOf(resource, why));
            return (IKubeObject)value;
        }
        catch (ApiFormatException e)
        {
            throw NotOf(resource, e.Message);
        }
    }

    /// <summary>fieldValidation: Strict refuses, Warn (the default) warns, Ignore says nothing.</summary>
    /// <param name="request">Says which.</param>
    /// <param name="resource">What was read.</param>
    /// <param name="findings">Unknown and repeated fields.</param>
    /// <param name="refusal">What a strict client is told.</param>
    public static void FieldValidation(ApiRequest request, ApiResource resource, IReadOnlyList<StrictFinding> findings, Func<string, ApiException> refusal) =>
        FieldValidation(request.Query["fieldValidation"].ToString(), request.Warnings, resource, findings, refusal);

    /// <summary>The same for what is no stored resource.</summary>
    /// <param name="level">Which.</param>
    /// <param name="warnings">Where warnings go.</param>
    /// <param name="resource">What was read.</param>
    /// <param name="findings">Unknown and repeated fields.</param>
    public static void FieldValidation(string level, List<string> warnings, ApiResource resource, IReadOnlyList<StrictFinding> findings) =>
        FieldValidation(level, warnings, resource, findings, why => NotOf(resource, why));

    private static void FieldValidation(
        string level, List<string> warnings, ApiResource resource, IReadOnlyList<StrictFinding> findings, Func<string, ApiException> refusal)
    {
        if (findings.Count == 0 || level == "Ignore") return;
        var sentences = findings.Select(f => f + FieldSuggestions.For(resource.Schema, f)).ToList();
        if (level == "Strict") throw refusal($"strict decoding error: {string.Join(", ", sentences)}");
        warnings.AddRange(sentences);
    }

    private static ApiException NotOf(ApiResource resource, string why) =>
        ApiException.BadRequest($"{resource.Kind} in version \"{resource.Version}\" cannot be handled as a {resource.Kind}: {why}");
}
