using System.Globalization;
using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs.Lists;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>
/// DELETE of an object or a collection. An object with a grace period or finalizers is marked (deletionTimestamp) and
/// goes when its node, its finalizers' owners or the garbage collector are done; any other goes at once.
/// </summary>
public sealed class DeleteVerb(ObjectWriter writer, AdmissionChain admission, TimeProvider clock)
{
    private const int Tries = 12;

    /// <summary>Kinds whose delete answers with the object instead of a Status, as registered by kube-apiserver.</summary>
    private static readonly HashSet<string> AnswerWithObject = new(StringComparer.Ordinal)
    {
        "persistentvolumes", "persistentvolumeclaims", "pods", "podtemplates", "resourcequotas", "services", "serviceaccounts",
        "storageclasses.storage.k8s.io", "csidrivers.storage.k8s.io", "csinodes.storage.k8s.io", "volumeattachments.storage.k8s.io",
        "volumeattributesclasses.storage.k8s.io",
        "deviceclasses.resource.k8s.io", "resourceclaims.resource.k8s.io", "resourceclaimtemplates.resource.k8s.io", "resourceslices.resource.k8s.io",
    };

    /// <summary>DELETE of one object.</summary>
    public async Task HandleAsync(ApiRequest request)
    {
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        var options = await DeleteParameters.ReadAsync(request);
        var (last, gone) = await DeleteAsync(request.Kind, request.Path.Namespace, request.Path.Name, options, WriteVerbs.ContextOf(request), request.Stop);
        request.Warnings.AddRange(request.Kind.DeleteWarnings(options));
        ResponseWriter.Warnings(request.Http, request.Warnings);
        if (gone && !AnswerWithObject.Contains(request.Resource.QualifiedName))
        {
            await ResponseWriter.ObjectAsync(request.Http, 200, Success(request.Resource, last), negotiated with { Shape = ResponseShape.Object });
            return;
        }
        var code = !gone && options.OrphanDependents == false ? 202 : 200;
        await ResponseWriter.StoredAsync(request, code, last, negotiated);
    }

    /// <summary>DELETE of a collection: answers with what was there.</summary>
    public async Task HandleCollectionAsync(ApiRequest request, ListVerb lists)
    {
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        var options = await DeleteParameters.ReadAsync(request);
        var page = await lists.ReadAsync(request, ListQuery.From(request), ObjectFilter.From(request), request.Stop);
        var items = page.Items.ToList();
        foreach (var item in items)
        {
            try
            {
                await DeleteAsync(request.Kind, item.Namespace, item.Name, options, WriteVerbs.ContextOf(request), request.Stop);
            }
            catch (ApiException e) when (e.IsNotFound)
            {
                // Somebody else was faster: it is gone, as was wanted.
            }
        }
        request.Warnings.AddRange(request.Kind.DeleteWarnings(options));
        ResponseWriter.Warnings(request.Http, request.Warnings);
        using var output = new JsonOutput();
        output.BeginObject();
        StoredObject.WriteType(output, request.Resource.Kind + "List", request.Resource.GroupVersion);
        output.Name(",\"metadata\":"u8);
        page.Meta.WriteJson(output);
        output.Raw(",\"items\":["u8);
        foreach (var item in items)
        {
            output.NextElement();
            item.WriteServed(output, withType: false);
        }
        output.Raw("]}"u8);
        await ResponseWriter.JsonBytesAsync(request.Http, 200, output.WrittenMemory, negotiated);
    }

    /// <summary>Deletes an object, or marks it.</summary>
    /// <returns>The object as it was left, and whether it is gone.</returns>
    public async Task<(StoredObject Last, bool Gone)> DeleteAsync(IKind kind, string inNamespace, string name, DeleteOptions options, WriteContext context, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await writer.FindAsync(kind.Resource, inNamespace, name, stop) ?? throw ApiException.NotFound(kind.Resource, name);
            CheckPreconditions(kind.Resource, current, options);
            var request = new AdmissionRequest(AdmissionOperation.Delete, kind.Resource, "", inNamespace, name, context.User)
            {
                Old = current.Object,
                DryRun = context.DryRun,
                Warnings = context.Warnings,
            };
            if (context.Admit && attempt == 1)
            {
                await admission.MutateAsync(request, stop);
                await admission.ValidateAsync(request, stop);
            }
            if (await TryAsync(kind, current, options, context, stop) is { } done) return done;
            if (attempt >= Tries || options.Preconditions?.ResourceVersion is not null) throw ApiException.Modified(kind.Resource, name);
        }
    }

    private async Task<(StoredObject Last, bool Gone)?> TryAsync(IKind kind, StoredObject current, DeleteOptions options, WriteContext context, CancellationToken stop)
    {
        var value = current.Decode();
        var meta = value.Metadata;
        var changed = SetFinalizers(kind, meta, options);
        var grace = GraceOf(kind, value, options);
        if (meta.DeletionTimestamp is null)
        {
            var waits = grace > 0 || meta.Finalizers is { Count: > 0 } || value is Shared.Api.Core.V1.Namespace { Spec.Finalizers.Count: > 0 };
            if (!waits) return await RemoveAsync(kind, current, value, context, stop);
            Mark(value, grace);
            changed = true;
        }
        else if (grace < (meta.DeletionGracePeriodSeconds ?? 0))
        {
            // A deletion under way may be hastened, never delayed.
            var wasMarkedFor = meta.DeletionGracePeriodSeconds ?? 0;
            meta.DeletionTimestamp = new Time(meta.DeletionTimestamp.Value.Utc.AddSeconds(grace - wasMarkedFor));
            meta.DeletionGracePeriodSeconds = grace;
            if (grace == 0 && meta.Finalizers is not { Count: > 0 }) return await RemoveAsync(kind, current, value, context, stop);
            changed = true;
        }
        else if (grace == 0 && meta.Finalizers is not { Count: > 0 } && value is not Shared.Api.Core.V1.Namespace { Spec.Finalizers.Count: > 0 })
        {
            return await RemoveAsync(kind, current, value, context, stop);
        }
        if (!changed) return (current, false);
        if (context.DryRun) return (new StoredObject(current.Resource, current.Key, StoredObject.Encode(value), current.Revision), false);
        return await writer.TryReplaceAsync(current, value, context.User, stop) is { } marked ? (marked, false) : null;
    }

    private async Task<(StoredObject Last, bool Gone)?> RemoveAsync(IKind kind, StoredObject current, IKubeObject value, WriteContext context, CancellationToken stop)
    {
        var last = current;
        if (kind.DefaultGracePeriodSeconds(value) is not null)
        {
            // Graceful kinds show how they went.
            if (value.Metadata.DeletionTimestamp is null) Mark(value, 0);
            value.Metadata.DeletionGracePeriodSeconds = 0;
            last = new StoredObject(current.Resource, current.Key, StoredObject.Encode(value), current.Revision);
        }
        if (context.DryRun) return (last, true);
        return await writer.TryRemoveAsync(kind, current, context.User, stop) ? (last, true) : null;
    }

    private void Mark(IKubeObject value, long grace)
    {
        value.Metadata.DeletionTimestamp = new Time(Time.Now(clock).Utc.AddSeconds(grace));
        value.Metadata.DeletionGracePeriodSeconds = grace;
        if (value.Metadata.Generation > 0) value.Metadata.Generation++;
        if (value is Shared.Api.Core.V1.Namespace deleted) deleted.Status.Phase = "Terminating";
        if (value is Shared.Api.Core.V1.Namespace) value.Metadata.DeletionGracePeriodSeconds = null;
    }

    private static long GraceOf(IKind kind, IKubeObject value, DeleteOptions options)
    {
        if (kind.DefaultGracePeriodSeconds(value) is not { } usual) return 0;
        if (options.GracePeriodSeconds is not { } asked) return usual;
        // Negative means "as fast as a graceful end can be"; an object that was never started has nothing to end.
        if (usual == 0) return 0;
        return asked < 0 ? 1 : asked;
    }

    /// <summary>orphan and foregroundDeletion, by what the client wants done with dependents.</summary>
    private static bool SetFinalizers(IKind kind, ObjectMeta meta, DeleteOptions options)
    {
        var wanted = options.PropagationPolicy ?? (options.OrphanDependents switch { true => "Orphan", false => "Background", _ => null });
        if (wanted is null)
        {
            var decided = meta.Finalizers is { } present && (present.Contains("orphan") || present.Contains("foregroundDeletion"));
            if (decided || !kind.OrphansDependents) return false;
            wanted = "Orphan";
        }
        var finalizers = (meta.Finalizers ?? []).Where(f => f is not ("orphan" or "foregroundDeletion")).ToList();
        if (wanted == "Orphan") finalizers.Add("orphan");
        if (wanted == "Foreground") finalizers.Add("foregroundDeletion");
        if (finalizers.SequenceEqual(meta.Finalizers ?? [])) return false;
        meta.Finalizers = finalizers.Count > 0 ? finalizers : null;
        return true;
    }

    private static void CheckPreconditions(ApiResource resource, StoredObject current, DeleteOptions options)
    {
        if (options.Preconditions is not { } wanted) return;
        if (wanted.Uid is { } uid && uid != current.Object.Metadata.Uid)
        {
            throw Failed($"Precondition failed: UID in precondition: {uid}, UID in object meta: {current.Object.Metadata.Uid}");
        }
        if (wanted.ResourceVersion is { } version && version != current.Revision.ToString(CultureInfo.InvariantCulture))
        {
            throw Failed($"Precondition failed: ResourceVersion in precondition: {version}, ResourceVersion in object meta: {current.Revision.ToString(CultureInfo.InvariantCulture)}");
        }

        ApiException Failed(string why) => ApiException.Make(409, StatusReason.Conflict, $"Operation cannot be fulfilled on {resource.Kind} \"{current.Name}\": {why}", new StatusDetails { Name = current.Name, Group = resource.Group, Kind = resource.Kind });
    }

    private static Status Success(ApiResource resource, StoredObject last) => new()
    {
        Kind = "Status",
        ApiVersion = "v1",
        StatusValue = "Success",
        Details = new StatusDetails { Name = last.Name, Group = resource.Group, Kind = resource.Plural, Uid = last.Object.Metadata.Uid },
    };
}
