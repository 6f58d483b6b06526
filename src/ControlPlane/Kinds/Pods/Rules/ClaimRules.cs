using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Pods.Rules;

/// <summary>The pod's resource claims, and the containers' use of them.</summary>
internal static class ClaimRules
{
    public static void Check(PodRuleContext context, Field field)
    {
        var (errors, claims) = (context.Errors, context.Spec.ResourceClaims ?? []);
        for (var i = 0; i < claims.Count; i++)
        {
            var (claim, at) = (claims[i], field.Index(i));
            if (claim.Name.Length == 0) errors.Required(at.Child("name"));
            else if (context.Claims.Contains(claim.Name)) errors.Duplicate(at.Child("name"), claim.Name);
            else errors.DnsLabel(at.Child("name"), claim.Name);
            context.Claims.Add(claim.Name);
            if (claim is { ResourceClaimName: not null, ResourceClaimTemplateName: not null })
            {
                errors.Invalid(at, claim, "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
            }
            if (claim is { ResourceClaimName: null, ResourceClaimTemplateName: null })
            {
                errors.Invalid(at, claim, "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
            }
            if (claim.ResourceClaimName is { } name) errors.DnsSubdomain(at.Child("resourceClaimName"), name);
            if (claim.ResourceClaimTemplateName is { } template) errors.DnsSubdomain(at.Child("resourceClaimTemplateName"), template);
        }
    }

    /// <summary>A container's claims are of the pod's.</summary>
    public static void Used(PodRuleContext context, Field field, List<ResourceClaim>? claims)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < (claims?.Count ?? 0); i++)
        {
            var (claim, at) = (claims![i], field.Index(i));
            if (claim.Name.Length == 0)
            {
                context.Errors.Required(at);
                continue;
            }
            Once(context.Errors, at, claim, seen);
            if (context.Claims.Contains(claim.Name)) continue;
            var names = context.Claims.Count == 0 ? " which is empty" : ": " + string.Join(", ", context.Claims);
            context.Errors.Add(new(FieldErrorType.FieldValueNotFound, at.Text, $"Not found: \"{claim.Name}\": must be one of the names in pod.spec.resourceClaims{names}"));
        }
    }

    /// <summary>A claim as a whole holds all its requests.</summary>
    private static void Once(FieldErrors errors, Field field, ResourceClaim claim, HashSet<string> seen)
    {
        if (seen.Contains(claim.Name))
        {
            errors.Duplicate(field, claim.Name);
            return;
        }
        if (claim.Request.Length > 0) errors.DnsLabel(field.Child("request"), claim.Request);
        var key = claim.Request.Length > 0 ? $"{claim.Name}/{claim.Request}" : claim.Name;
        if (seen.Contains(key)) errors.Duplicate(field, key);
        else if (claim.Request.Length == 0)
        {
            foreach (var _ in seen.Where(s => s.StartsWith(claim.Name + "/", StringComparison.Ordinal))) errors.Duplicate(field, claim.Name);
        }
        seen.Add(key);
    }
}
