using NetKube.ControlPlane.Kinds.Admission;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.ApiExtensions.V1;

namespace NetKube.ControlPlane.Kinds.CustomResourceDefinitions;

/// <summary>Names, versions and conversion of custom resources. What their schemas say is looked at by those who serve them.</summary>
internal static class CustomResourceDefinitionRules
{
    private const string ApprovedAnnotation = "api-approved.kubernetes.io";
    private static readonly Field Spec = Field.Of("spec");
    private static readonly string[] ColumnTypes = ["integer", "number", "string", "boolean", "date"];

    public static void Validate(CustomResourceDefinition definition, FieldErrors errors)
    {
        var spec = definition.Spec;
        var name = $"{spec.Names.Plural}.{spec.Group}";
        if (definition.Metadata.Name != name) errors.Invalid(Field.Of("metadata").Child("name"), definition.Metadata.Name, "must be spec.names.plural+\".\"+spec.group");
        if (spec.Group.Length == 0) errors.Required(Spec.Child("group"));
        else if (Validation.Names.DnsSubdomain(spec.Group).Any()) errors.Invalid(Spec.Child("group"), spec.Group, string.Join(",", Validation.Names.DnsSubdomain(spec.Group)));
        else if (!spec.Group.Contains('.', StringComparison.Ordinal)) errors.Invalid(Spec.Child("group"), spec.Group, "should be a domain with at least one dot");
        errors.RequiredOneOf(Spec.Child("scope"), spec.Scope, ResourceScope.Cluster, ResourceScope.Namespaced);
        if (spec.PreserveUnknownFields) errors.Invalid(Spec.Child("preserveUnknownFields"), true, "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
        Versions(spec.Versions ?? [], errors);
        Approval(definition, errors);
        Names(spec.Names, errors);
        if (spec.Conversion is { } conversion) Conversion(conversion, errors);
    }

    public static void ValidateChange(CustomResourceDefinition definition, CustomResourceDefinition old, FieldErrors errors)
    {
        var (spec, before) = (definition.Spec, old.Spec);
        if ((old.Status.Conditions ?? []).Exists(c => c is { Type: CustomResourceDefinitionConditionType.Established, Status: ConditionStatus.True }))
        {
            errors.Unchanged(Spec.Child("scope"), spec.Scope, before.Scope);
            errors.Unchanged(Spec.Child("names", "kind"), spec.Names.Kind, before.Names.Kind);
        }
        errors.Unchanged(Spec.Child("group"), spec.Group, before.Group);
        errors.Unchanged(Spec.Child("names", "plural"), spec.Names.Plural, before.Names.Plural);
        var stored = definition.Status.StoredVersions ?? [];
        for (var i = 0; i < stored.Count; i++)
        {
            if (!(spec.Versions ?? []).Exists(v => v.Name == stored[i])) errors.Invalid(Field.Of("status").Child("storedVersions").Index(i), stored[i], "missing from spec.versions; " + stored[i] + " was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in it");
        }
    }

    private static void Versions(List<CustomResourceDefinitionVersion> versions, FieldErrors errors)
    {
        var field = Spec.Child("versions");
        // What all versions have alike is judged once, as what it was before there were versions.
        var sameSchema = versions.TrueForAll(v => Same.Value(v.Schema, versions[0].Schema));
        var sameColumns = versions.TrueForAll(v => Same.Lists(v.AdditionalPrinterColumns, versions[0].AdditionalPrinterColumns));
        var sameSubresources = versions.TrueForAll(v => Same.Value(v.Subresources, versions[0].Subresources));
        for (var i = 0; i < versions.Count; i++)
        {
            var (version, at) = (versions[i], field.Index(i));
            if (version.Schema?.OpenAPIV3Schema is null) errors.Required(at.Child("schema", "openAPIV3Schema"), "schemas are required");
            else if (!sameSchema || i == 0) SchemaRules.Root(version.Schema.OpenAPIV3Schema, (sameSchema ? Spec.Child("validation") : at.Child("schema")).Child("openAPIV3Schema"), errors);
            if (Validation.Names.Dns1035Label(version.Name).Any()) errors.Invalid(at.Child("name"), version.Name, string.Join(",", Validation.Names.Dns1035Label(version.Name)));
            if (version is { Deprecated: false, DeprecationWarning: { } warning }) errors.Invalid(at.Child("deprecationWarning"), warning, "can only be set for deprecated versions");
            if (version.DeprecationWarning is { Length: 0 }) errors.Invalid(at.Child("deprecationWarning"), "", "must not be an empty string");
            if (version.DeprecationWarning is { Length: > 256 } longText) errors.Invalid(at.Child("deprecationWarning"), longText, "must be <= 256 characters long");
            var columns = (sameColumns ? Spec : at).Child("additionalPrinterColumns");
            for (var j = 0; (!sameColumns || i == 0) && j < (version.AdditionalPrinterColumns?.Count ?? 0); j++) Column(version.AdditionalPrinterColumns![j], columns.Index(j), errors);
            if ((!sameSubresources || i == 0) && version.Subresources?.Scale is { } scale) Scale(scale, (sameSubresources ? Spec : at).Child("subresources", "scale"), errors);
        }
        if (versions.Count > 0 && Validation.Names.Dns1035Label(versions[0].Name).Any()) errors.Invalid(Spec.Child("version"), versions[0].Name, string.Join(",", Validation.Names.Dns1035Label(versions[0].Name)));
        if (versions.Select(v => v.Name).Distinct(StringComparer.Ordinal).Count() < versions.Count) errors.Invalid(field, new RawText("[…]"), "must contain unique version names");
        if (versions.Count(v => v.Storage) == 1) return;
        errors.Invalid(field, new RawText("[…]"), "must have exactly one version marked as storage version");
        errors.Invalid(Field.Of("status").Child("storedVersions"), RawText.List(versions.Where(v => v.Storage).Select(v => v.Name)), "must have exactly the one storage version of spec.versions");
    }

    /// <summary>Groups of the Kubernetes community take only what its reviewers have seen.</summary>
    private static void Approval(CustomResourceDefinition definition, FieldErrors errors)
    {
        var group = definition.Spec.Group;
        if (group is not ("k8s.io" or "kubernetes.io") && !group.EndsWith(".k8s.io", StringComparison.Ordinal) && !group.EndsWith(".kubernetes.io", StringComparison.Ordinal)) return;
        var field = Field.Of("metadata").Child("annotations").Key(ApprovedAnnotation);
        var approval = definition.Metadata.Annotations?.GetValueOrDefault(ApprovedAnnotation) ?? "";
        if (approval.Length == 0) errors.Required(field, "protected groups must have approval annotation \"api-approved.kubernetes.io\", see https://github.com/kubernetes/enhancements/pull/1111");
        else if (!approval.StartsWith("unapproved", StringComparison.Ordinal) && !(Uri.TryCreate(approval, UriKind.Absolute, out var link) && link.Host.Length > 0))
        {
            errors.Invalid(field, approval, "protected groups must have approval annotation \"api-approved.kubernetes.io\" with either a URL or a reason starting with \"unapproved\", see https://github.com/kubernetes/enhancements/pull/1111");
        }
    }

    private static void Column(CustomResourceColumnDefinition column, Field field, FieldErrors errors)
    {
        if (column.Name.Length == 0) errors.Required(field.Child("name"));
        if (column.Type.Length == 0) errors.Required(field.Child("type"), "must be one of " + string.Join(",", ColumnTypes.Order(StringComparer.Ordinal)));
        else if (!ColumnTypes.Contains(column.Type, StringComparer.Ordinal)) errors.Invalid(field.Child("type"), column.Type, "must be one of " + string.Join(",", ColumnTypes.Order(StringComparer.Ordinal)));
        if (column.JsonPath.Length == 0) errors.Required(field.Child("JSONPath"));
        else if (column.JsonPath[0] is not ('.' or '[')) errors.Invalid(field.Child("JSONPath"), column.JsonPath, "must be a simple json path starting with .");
    }

    private static void Scale(CustomResourceSubresourceScale scale, Field field, FieldErrors errors)
    {
        Path(scale.SpecReplicasPath, ".spec.", field.Child("specReplicasPath"), errors);
        Path(scale.StatusReplicasPath, ".status.", field.Child("statusReplicasPath"), errors);
        if (scale.LabelSelectorPath is { Length: > 0 } selector && !selector.StartsWith(".spec.", StringComparison.Ordinal) && !selector.StartsWith(".status.", StringComparison.Ordinal))
        {
            errors.Invalid(field.Child("labelSelectorPath"), selector, "should be a json path under either .spec or .status");
        }
    }

    private static void Path(string path, string under, Field field, FieldErrors errors)
    {
        if (path.Length == 0) errors.Required(field);
        else if (!path.StartsWith(under, StringComparison.Ordinal)) errors.Invalid(field, path, $"should be a json path under {under.TrimEnd('.')}");
    }

    private static void Names(CustomResourceDefinitionNames names, FieldErrors errors)
    {
        var field = Spec.Child("names");
        Label(names.Plural, names.Plural, field.Child("plural"), "", errors);
        Label(names.Singular, names.Singular, field.Child("singular"), "", errors);
        Label(names.Kind, names.Kind.ToLowerInvariant(), field.Child("kind"), "may have mixed case, but should otherwise match: ", errors);
        Label(names.ListKind, names.ListKind.ToLowerInvariant(), field.Child("listKind"), "may have mixed case, but should otherwise match: ", errors);
        for (var i = 0; i < (names.ShortNames?.Count ?? 0); i++) Listed(names.ShortNames![i], field.Child("shortNames").Index(i), errors);
        for (var i = 0; i < (names.Categories?.Count ?? 0); i++) Listed(names.Categories![i], field.Child("categories").Index(i), errors);
        if (names.Kind.Length > 0 && names.Kind == names.ListKind) errors.Invalid(field.Child("listKind"), names.ListKind, "kind and listKind may not be the same");
    }

    private static void Label(string shown, string checkedText, Field field, string head, FieldErrors errors)
    {
        if (shown.Length == 0) errors.Required(field);
        else if (Validation.Names.Dns1035Label(checkedText).Any()) errors.Invalid(field, shown, head + string.Join(",", Validation.Names.Dns1035Label(checkedText)));
    }

    private static void Listed(string name, Field field, FieldErrors errors)
    {
        if (Validation.Names.Dns1035Label(name).Any()) errors.Invalid(field, name, string.Join(",", Validation.Names.Dns1035Label(name)));
    }

    private static void Conversion(CustomResourceConversion conversion, FieldErrors errors)
    {
        var field = Spec.Child("conversion");
        errors.RequiredOneOf(field.Child("strategy"), conversion.Strategy, ConversionStrategyType.None, ConversionStrategyType.Webhook);
        if (conversion.Strategy != ConversionStrategyType.Webhook)
        {
            if (conversion.Webhook is not null) errors.Forbidden(field.Child("webhook"), "should not be set when strategy is not set to Webhook");
            return;
        }
        if (conversion.Webhook?.ClientConfig is not { } client) errors.Required(field.Child("webhookClientConfig"), "required when strategy is set to Webhook");
        else
        {
            var service = client.Service is { } target ? new WebhookClientRules.Target(target.Namespace, target.Name, target.Path, target.Port) : null;
            WebhookClientRules.Validate(client.Url, service, field.Child("webhookClientConfig"), errors);
        }
        var versions = conversion.Webhook?.ConversionReviewVersions ?? [];
        if (versions.Count == 0) errors.Required(field.Child("conversionReviewVersions"));
        else if (!versions.Exists(v => v is "v1" or "v1beta1")) errors.Invalid(field.Child("conversionReviewVersions"), RawText.List(versions), "must include at least one of v1, v1beta1");
    }
}
