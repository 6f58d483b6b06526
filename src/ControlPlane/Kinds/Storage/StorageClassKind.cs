using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Storage.V1;

namespace NetKube.ControlPlane.Kinds.Storage;

internal sealed class StorageClassKind : Kind<StorageClass>
{
    public override int ChecksMetadataAsNew => 1;

    public override void Default(StorageClass value)
    {
        value.ReclaimPolicy ??= PersistentVolumeReclaimPolicy.Delete;
        value.VolumeBindingMode ??= VolumeBindingMode.Immediate;
    }

    public override void Validate(StorageClass value, FieldErrors errors)
    {
        StorageRules.Provisioner(value.Provisioner, Field.Of("provisioner"), errors);
        StorageRules.Parameters(value.Parameters, Field.Of("parameters"), false, errors);
        if (value.ReclaimPolicy is { Length: > 0 } policy) errors.OneOf(Field.Of("reclaimPolicy"), policy, PersistentVolumeReclaimPolicy.Delete, PersistentVolumeReclaimPolicy.Retain);
        if (value.VolumeBindingMode is not { } mode) errors.Required(Field.Of("volumeBindingMode"));
        else errors.OneOf(Field.Of("volumeBindingMode"), mode, VolumeBindingMode.Immediate, VolumeBindingMode.WaitForFirstConsumer);
        for (var i = 0; i < (value.AllowedTopologies?.Count ?? 0); i++) Topology(value.AllowedTopologies!, i, errors);
    }

    public override void ValidateUpdate(StorageClass value, StorageClass old, FieldErrors errors)
    {
        Validate(value, errors);
        if (!Same.Maps(value.Parameters, old.Parameters)) errors.Forbidden(Field.Of("parameters"), "updates to parameters are forbidden.");
        if (value.Provisioner != old.Provisioner) errors.Forbidden(Field.Of("provisioner"), "updates to provisioner are forbidden.");
        if (value.ReclaimPolicy != old.ReclaimPolicy) errors.Forbidden(Field.Of("reclaimPolicy"), "updates to reclaimPolicy are forbidden.");
        errors.Unchanged(Field.Of("volumeBindingMode"), value.VolumeBindingMode, old.VolumeBindingMode);
    }

    public override IReadOnlyList<object?> Row(StorageClass value, DateTime now)
    {
        var isDefault = value.Metadata.Annotations is { } annotations
            && (annotations.GetValueOrDefault("storageclass.kubernetes.io/is-default-class") == "true" || annotations.GetValueOrDefault("storageclass.beta.kubernetes.io/is-default-class") == "true");
        return
        [
            isDefault ? value.Metadata.Name + " (default)" : value.Metadata.Name,
            value.Provisioner,
            value.ReclaimPolicy ?? PersistentVolumeReclaimPolicy.Delete,
            value.VolumeBindingMode ?? "<unset>",
            value.AllowVolumeExpansion ?? false,
            Cells.Age(value.Metadata.CreationTimestamp, now),
        ];
    }

    private static void Topology(List<TopologySelectorTerm> terms, int index, FieldErrors errors)
    {
        var field = Field.Of("allowedTopologies").Index(index).Child("matchLabelExpressions");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var expressions = terms[index].MatchLabelExpressions ?? [];
        for (var i = 0; i < expressions.Count; i++)
        {
            var (expression, at) = (expressions[i], field.Index(i));
            var values = expression.Values ?? [];
            if (values.Count == 0) errors.Required(at.Child("values"));
            for (var j = 0; j < values.Count; j++)
            {
                if (values.IndexOf(values[j]) < j) errors.Duplicate(at.Child("values").Index(j), values[j]);
            }
            errors.QualifiedName(at.Child("key"), expression.Key);
            if (!keys.Add(expression.Key)) errors.Duplicate(at.Child("key"), expression.Key);
        }
        if (expressions.Count > 0 && terms.Take(index).Any(t => IsSame(t, terms[index]))) errors.Duplicate(field, "");
    }

    private static bool IsSame(TopologySelectorTerm left, TopologySelectorTerm right)
    {
        var (a, b) = (left.MatchLabelExpressions ?? [], right.MatchLabelExpressions ?? []);
        return a.Count == b.Count && a.TrueForAll(x => b.Exists(y => y.Key == x.Key && new HashSet<string>(x.Values ?? [], StringComparer.Ordinal).SetEquals(y.Values ?? [])));
    }
}
