using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Namespaces;

/// <summary>A namespace goes only when its finalizers are gone, and those change only through the subresource finalize.</summary>
internal sealed class NamespaceKind : Kind<Namespace>, ISubresourceKind
{
    public override int ChecksMetadataAsNew => 1;

    /// <summary>The finalizer that empties a namespace before it goes.</summary>
    private const string OwnFinalizer = "kubernetes";

    private const string NameLabel = "kubernetes.io/metadata.name";

    public override NameRule NameRule => NameRule.DnsLabel;

    public override IReadOnlyList<string> SelectableFields => ["status.phase"];

    public override void Default(Namespace value)
    {
        if (value.Metadata.Name.Length > 0) (value.Metadata.Labels ??= new(StringComparer.Ordinal))[NameLabel] = value.Metadata.Name;
        if (value.Status.Phase.Length == 0) value.Status.Phase = NamespacePhase.Active;
    }

    public override void PrepareForCreate(Namespace value)
    {
        value.Status = new NamespaceStatus { Phase = NamespacePhase.Active };
        if (value.Spec.Finalizers?.Contains(OwnFinalizer) != true) (value.Spec.Finalizers ??= []).Add(OwnFinalizer);
        // A generated name was not known yet when defaults were filled in.
        Default(value);
    }

    public override void PrepareForUpdate(Namespace value, Namespace old)
    {
        value.Spec = old.Spec.Clone();
        value.Status = old.Status.Clone();
    }

    public override void PrepareForStatusUpdate(Namespace value, Namespace old) => value.Spec = old.Spec.Clone();

    public override void Validate(Namespace value, FieldErrors errors)
    {
        foreach (var finalizer in value.Spec.Finalizers ?? []) Finalizer(Field.Of("spec").Child("finalizers"), finalizer, errors);
    }

    public override void ValidateUpdate(Namespace value, Namespace old, FieldErrors errors)
    {
    }

    public override void ValidateStatusUpdate(Namespace value, Namespace old, FieldErrors errors)
    {
        var field = Field.Of("status").Child("Phase");
        if (value.Metadata.DeletionTimestamp is null)
        {
            if (value.Status.Phase != NamespacePhase.Active) errors.Invalid(field, value.Status.Phase, "may only be 'Active' if `deletionTimestamp` is empty");
        }
        else if (value.Status.Phase != NamespacePhase.Terminating) errors.Invalid(field, value.Status.Phase, "may only be 'Terminating' if `deletionTimestamp` is not empty");
    }

    public override string? SelectableField(Namespace value, string field) => field == "status.phase" ? value.Status.Phase : null;

    public override IReadOnlyList<object?> Row(Namespace value, DateTime now) =>
        [value.Metadata.Name, value.Status.Phase, Cells.Age(value.Metadata.CreationTimestamp, now)];

    public void PrepareForSubresource(string subresource, IKubeObject value, IKubeObject old) => ((Namespace)value).Status = ((Namespace)old).Status.Clone();

    public void ValidateSubresource(string subresource, IKubeObject value, IKubeObject old, FieldErrors errors)
    {
        var finalizers = ((Namespace)value).Spec.Finalizers ?? [];
        for (var i = 0; i < finalizers.Count; i++) Finalizer(Field.Of("spec").Child("finalizers").Index(i), finalizers[i], errors);
    }

    private static void Finalizer(Field field, string finalizer, FieldErrors errors)
    {
        errors.QualifiedName(field, finalizer);
        ObjectMetaRules.KnownFinalizer(field, finalizer, errors);
    }
}
