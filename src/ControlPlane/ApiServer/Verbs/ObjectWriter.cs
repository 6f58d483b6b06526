using System.Globalization;
using NetKube.ControlPlane.Admission;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>
/// How objects get into the store, whoever asks: default, admit, prepare, check, store, in one transaction with
/// whatever the kind allocates. Conflicts with concurrent writers are retried where the caller did not insist on a
/// resourceVersion.
/// </summary>
public sealed class ObjectWriter(ClusterState state, KindTable kinds, AdmissionChain admission, ObjectIdentities identities, TimeProvider clock) : IObjectWriter
{
    private const int Tries = 12;

    /// <summary>Stores a new object.</summary>
    public async Task<StoredObject> CreateAsync(IKind kind, string inNamespace, IKubeObject value, WriteContext context, CancellationToken stop)
    {
        var meta = value.Metadata;
        if (meta.ResourceVersion is not ("" or "0")) throw ApiException.Make(500, "", "resourceVersion should not be set on objects to be created", new StatusDetails());
        kind.Default(value);
        var generated = meta.Name.Length == 0 && meta.GenerateName.Length > 0;
        OwnerReferences.Deduplicate(meta, context.Warnings);
        // What admission and the kind add has no owner: the writer did not send it.
        kinds.FieldManager.Track(kind.Resource, value, null, context);
        var request = Admission(AdmissionOperation.Create, kind, inNamespace, value, null, context);
        await MutateAsync(request, context, kind, value, stop);
        for (var attempt = 1; ; attempt++)
        {
            if (generated) meta.Name = identities.NextName(meta.GenerateName);
            FillSystemFields(meta, kind.Resource.Namespaced ? inNamespace : "");
            kind.PrepareForCreate(value);
            if (kind is IRequesterKind requested) requested.StampRequester(value, context.User);
            Check(kind, value, null, context);
            if (context.Admit) await admission.ValidateAsync(request, stop);
            var stored = await TryCreateAsync(kind, inNamespace, value, request, context, stop);
            if (stored is not null) return stored;
            await UndoAsync(request);
            if (!generated || attempt >= 8) throw ApiException.AlreadyExists(kind.Resource, meta.Name);
        }
    }

    /// <summary>Changes an object.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="inNamespace">Its namespace.</param>
    /// <param name="name">Its name.</param>
    /// <param name="change">From the stored object (null where none is) to the new one; runs again after a conflict.</param>
    /// <param name="context">Who writes.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The object, and whether it was created.</returns>
    public async Task<(StoredObject Object, bool Created)> UpdateAsync(IKind kind, string inNamespace, string name, Func<StoredObject?, IKubeObject> change, WriteContext context, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await FindAsync(kind.Resource, inNamespace, name, stop);
            var value = change(current);
            if (current is null)
            {
                value.Metadata.ResourceVersion = "";
                return (await CreateAsync(kind, inNamespace, value, context, stop), true);
            }
            var insisted = value.Metadata.ResourceVersion.Length > 0 && value.Metadata.ResourceVersion != "0";
            CheckPreconditions(kind, current, value, context);
            var stored = await TryUpdateAsync(kind, current, value, context, stop);
            if (stored is not null) return (stored, false);
            if (attempt >= Tries || (insisted && !context.IsApply && !IsStoredVersion(value, current))) throw ApiException.Modified(kind.Resource, name);
        }
    }

    /// <summary>The stored object as it is now.</summary>
    public async ValueTask<StoredObject?> FindAsync(ApiResource resource, string inNamespace, string name, CancellationToken stop)
    {
        var found = await state.CurrentAsync(resource, stop);
        return found.Objects.Find(StorageKeys.Of(resource, inNamespace, name)) is { } stored ? StoredViews.Show(resource, stored) : null;
    }

    /// <summary>Removes an object for good, with what its kind allocated. False when somebody changed it meanwhile.</summary>
    public async Task<bool> TryRemoveAsync(IKind kind, StoredObject current, RequestUser by, CancellationToken stop)
    {
        var released = kind is IAllocatingKind allocating ? allocating.Release(current.Object).Free : [];
        var writes = new List<Write> { new(current.Key, null) };
        writes.AddRange(released.Select(k => new Write(k, null)));
        var result = await state.Store.TransactAsync(new Transaction([new RevisionIs(current.Key, current.Revision)], writes) { CallerWaits = true, By = by.Name }, stop);
        if (result.Succeeded) await state.AtLeastAsync(result.Revision, stop);
        return result.Succeeded;
    }

    /// <summary>Stores a change of an object past all rules (deletion marks). Null when somebody changed it meanwhile.</summary>
    public async Task<StoredObject?> TryReplaceAsync(StoredObject current, IKubeObject value, RequestUser by, CancellationToken stop)
    {
        var json = StoredObject.Encode(value);
        var stored = StoredViews.Stored(current.Resource, value, json);
        var result = await state.Store.TransactAsync(Transaction.PutIf(current.Key, current.Revision, stored) with { CallerWaits = true, By = by.Name }, stop);
        return result.Succeeded ? await SeenAsync(new StoredObject(current.Resource, current.Key, json, result.Revision), stop) : null;
    }

    async Task<T> IObjectWriter.CreateAsync<T>(T value, CancellationToken stop) =>
        (T)(await CreateAsync(kinds.Of(state.Catalog.Of<T>()), value.Metadata.Namespace, value, WriteContext.Inner, stop)).Decode();

    async Task<T> IObjectWriter.UpdateAsync<T>(string? inNamespace, string name, Func<T, T?> change, CancellationToken stop)
        where T : class
    {
        var resource = state.Catalog.Of<T>();
        for (var attempt = 1; ; attempt++)
        {
            var current = await FindAsync(resource, inNamespace ?? "", name, stop) ?? throw ApiException.NotFound(resource, name);
            if (change((T)current.Decode()) is not { } changed) return (T)current.Decode();
            if (await TryReplaceAsync(current, changed, RequestUser.Loopback, stop) is { } stored) return (T)stored.Decode();
            if (attempt >= Tries) throw ApiException.Modified(resource, name);
        }
    }

    /// <summary>
    /// A write is answered once the caches have it: whoever reads them next (quota, roles, the same client) finds it.
    /// </summary>
    private async ValueTask<StoredObject> SeenAsync(StoredObject stored, CancellationToken stop)
    {
        await state.AtLeastAsync(stored.Revision, stop);
        return stored;
    }

    private async Task MutateAsync(AdmissionRequest request, WriteContext context, IKind kind, IKubeObject value, CancellationToken stop)
    {
        if (!context.Admit) return;
        await admission.MutateAsync(request, stop);
        kind.Default(value);
    }

    private async Task<StoredObject?> TryCreateAsync(IKind kind, string inNamespace, IKubeObject value, AdmissionRequest request, WriteContext context, CancellationToken stop)
    {
        var key = StorageKeys.Of(kind.Resource, inNamespace, value.Metadata.Name);
        if (state.Of(kind.Resource).Now.Objects.Find(key) is not null) return null;
        try
        {
            var occupied = new HashSet<string>(StringComparer.Ordinal);
            for (var attempt = 1; ; attempt++)
            {
                var plan = Allocate(kind, value, null, occupied);
                var json = StoredObject.Encode(value);
                if (context.DryRun) return new StoredObject(kind.Resource, key, json, 0);
                var result = await state.Store.TransactAsync(TransactionOf(key, 0, StoredViews.Stored(kind.Resource, value, json), plan, context.User), stop);
                if (result.Succeeded) return await SeenAsync(new StoredObject(kind.Resource, key, json, result.Revision), stop);
                if (result.Current[0] is not null) return null;
                Occupy(result, occupied);
                if (attempt >= 64) throw ApiException.Internal("no free address or port was found after many tries");
            }
        }
        catch
        {
            await UndoAsync(request);
            throw;
        }
    }

    private async Task<StoredObject?> TryUpdateAsync(IKind kind, StoredObject current, IKubeObject value, WriteContext context, CancellationToken stop)
    {
        var old = current.Object;
        kind.Default(value);
        OwnerReferences.Deduplicate(value.Metadata, context.Warnings);
        kinds.FieldManager.Track(kind.Resource, value, old, context);
        var request = Admission(AdmissionOperation.Update, kind, current.Namespace, value, old, context);
        await MutateAsync(request, context, kind, value, stop);
        value.Metadata.Generation = old.Metadata.Generation;
        Prepare(kind, value, old, context);
        Check(kind, value, old, context);
        kinds.FieldManager.KeepTimes(value, old);
        if (context.Admit) await admission.ValidateAsync(request, stop);
        try
        {
            return await StoreUpdateAsync(kind, current, value, context, stop);
        }
        catch
        {
            await UndoAsync(request);
            throw;
        }
    }

    private async Task<StoredObject?> StoreUpdateAsync(IKind kind, StoredObject current, IKubeObject value, WriteContext context, CancellationToken stop)
    {
        var occupied = new HashSet<string>(StringComparer.Ordinal);
        for (var attempt = 1; ; attempt++)
        {
            var plan = Allocate(kind, value, current.Object, occupied);
            if (IsFinished(value))
            {
                if (context.DryRun) return new StoredObject(kind.Resource, current.Key, StoredObject.Encode(value), current.Revision);
                return await TryRemoveAsync(kind, current, context.User, stop) ? new StoredObject(kind.Resource, current.Key, StoredObject.Encode(value), current.Revision) : null;
            }
            var json = StoredObject.Encode(value);
            if (json.AsSpan().SequenceEqual(current.Json.Span)) return current;
            if (context.DryRun) return new StoredObject(kind.Resource, current.Key, json, current.Revision);
            var result = await state.Store.TransactAsync(TransactionOf(current.Key, current.Revision, StoredViews.Stored(kind.Resource, value, json), plan, context.User), stop);
            if (result.Succeeded) return await SeenAsync(new StoredObject(kind.Resource, current.Key, json, result.Revision), stop);
            if (result.Current[0]?.ModRevision != current.Revision || attempt >= 64) return null;
            Occupy(result, occupied);
        }
    }

    /// <summary>A deleted object whose last finalizer was removed goes now.</summary>
    private static bool IsFinished(IKubeObject value) =>
        value.Metadata is { DeletionTimestamp: not null, Finalizers: null or { Count: 0 }, DeletionGracePeriodSeconds: null or 0 }
        && value is not Shared.Api.Core.V1.Namespace { Spec.Finalizers.Count: > 0 };

    private static void Prepare(IKind kind, IKubeObject value, IKubeObject old, WriteContext context)
    {
        if (context.Subresource.Length == 0)
        {
            kind.PrepareForUpdate(value, old);
            return;
        }
        if (context.Subresource == "status") kind.PrepareForStatusUpdate(value, old);
        else if (kind is ISubresourceKind subresources) subresources.PrepareForSubresource(context.Subresource, value, old);
    }

    private static void Check(IKind kind, IKubeObject value, IKubeObject? old, WriteContext context)
    {
        var errors = new FieldErrors();
        CheckMetadata(kind, value.Metadata, old?.Metadata, context, errors);
        if (old is null) kind.Validate(value, errors);
        else if (context.Subresource.Length == 0) kind.ValidateUpdate(value, old, errors);
        else if (context.Subresource == "status") kind.ValidateStatusUpdate(value, old, errors);
        else if (kind is ISubresourceKind subresources) subresources.ValidateSubresource(context.Subresource, value, old, errors);
        ThrowIfAny(kind, value.Metadata, errors);
        if (context.Subresource.Length == 0) context.Warnings.AddRange(kind.Warnings(value, old));
    }

    private static void CheckMetadata(IKind kind, ObjectMeta meta, ObjectMeta? old, WriteContext context, FieldErrors errors)
    {
        if (old is null) AsNew();
        else
        {
            ObjectMetaRules.ValidateUpdate(meta, old, errors);
            if (kind.ChecksMetadataAgain) ObjectMetaRules.ValidateChange(meta, old, errors);
            if (kind is { ChecksMetadataAgain: true, QualifiesFinalizers: true }) ObjectMetaRules.KnownFinalizers(meta, errors);
            for (var i = 0; context.Subresource != "status" && i < kind.ChecksMetadataAsNew; i++) AsNew();
        }

        void AsNew()
        {
            ObjectMetaRules.Validate(meta, kind.NameRule, kind.Resource.Namespaced, errors);
            if (kind.QualifiesFinalizers) ObjectMetaRules.KnownFinalizers(meta, errors);
        }
    }

    private static void ThrowIfAny(IKind kind, ObjectMeta meta, FieldErrors errors)
    {
        if (errors.None) return;
        throw ApiException.Invalid(kind.Resource, meta.Name.Length > 0 ? meta.Name : meta.GenerateName, errors.All.Select(e => new StatusCause { Reason = e.Type.ToString(), Field = e.Path, Message = e.Message }));
    }

    private AllocationPlan Allocate(IKind kind, IKubeObject value, IKubeObject? old, HashSet<string> occupied)
    {
        if (kind is not IAllocatingKind allocating) return AllocationPlan.None;
        var errors = new FieldErrors();
        var plan = allocating.Allocate(value, old, state, occupied, errors);
        ThrowIfAny(kind, value.Metadata, errors);
        return plan;
    }

    private static Transaction TransactionOf(string key, long revision, byte[] json, AllocationPlan plan, RequestUser by)
    {
        var conditions = new List<RevisionIs>(1 + plan.Take.Count) { new(key, revision) };
        var writes = new List<Write>(1 + plan.Take.Count + plan.Free.Count) { new(key, json) };
        foreach (var take in plan.Take)
        {
            conditions.Add(new RevisionIs(take.Key, 0));
            writes.Add(take);
        }
        foreach (var free in plan.Free) writes.Add(new Write(free, null));
        return new Transaction(conditions, writes) { CallerWaits = true, By = by.Name };
    }

    private static void Occupy(TransactionResult result, HashSet<string> occupied)
    {
        foreach (var taken in result.Current.Skip(1)) if (taken is not null) occupied.Add(taken.Key);
    }

    private static bool IsStoredVersion(IKubeObject value, StoredObject current) =>
        value.Metadata.ResourceVersion == current.Revision.ToString(CultureInfo.InvariantCulture);

    private static void CheckPreconditions(IKind kind, StoredObject current, IKubeObject value, WriteContext context)
    {
        var meta = value.Metadata;
        if (meta.Uid.Length > 0 && meta.Uid != current.Object.Metadata.Uid)
        {
            throw ApiException.Conflict(kind.Resource, current.Name, $"Precondition failed: UID in precondition: {meta.Uid}, UID in object meta: {current.Object.Metadata.Uid}");
        }
        if (meta.ResourceVersion is "" or "0")
        {
            if (kind.AllowsUnconditionalUpdate || context.IsApply) return;
            var refusal = ApiException.Invalid(kind.Resource, current.Name, [new StatusCause { Reason = nameof(FieldErrorType.FieldValueInvalid), Field = "metadata.resourceVersion", Message = $"Invalid value: {(meta.ResourceVersion.Length == 0 ? "0x0" : meta.ResourceVersion)}: must be specified for an update" }]);
            // The generic store of Kubernetes, which says this, knows the resource's name only.
            refusal.Status.Details!.Kind = kind.Resource.Plural;
            throw refusal;
        }
        if (!IsStoredVersion(value, current)) throw ApiException.Modified(kind.Resource, current.Name);
    }

    private void FillSystemFields(ObjectMeta meta, string inNamespace)
    {
        meta.Namespace = inNamespace;
        meta.Uid = identities.NextUid();
        meta.CreationTimestamp = Time.Now(clock);
        meta.DeletionTimestamp = null;
        meta.DeletionGracePeriodSeconds = null;
        meta.SelfLink = "";
        meta.Generation = 0;
    }

    private static AdmissionRequest Admission(AdmissionOperation operation, IKind kind, string inNamespace, IKubeObject value, IKubeObject? old, WriteContext context) =>
        new(operation, kind.Resource, context.Subresource, inNamespace, value.Metadata.Name, context.User)
        {
            Object = value,
            Old = old,
            DryRun = context.DryRun,
            Warnings = context.Warnings,
        };

    private static async Task UndoAsync(AdmissionRequest request)
    {
        foreach (var undo in request.Undo) await undo();
        request.Undo.Clear();
    }
}
