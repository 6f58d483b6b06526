using System.Net.Sockets;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Nodes;

internal static class NodeRules
{
    private static readonly Field Spec = Field.Of("spec");
    private static readonly Field Status = Field.Of("status");

    public static void Validate(Node node, FieldErrors errors)
    {
        Taints(node.Spec.Taints ?? [], errors);
        Amounts(node, errors);
        Networks(node.Spec.PodCIDRs ?? [], Spec.Child("podCIDRs"), errors);
    }

    public static void ValidateUpdate(Node node, Node old, FieldErrors errors)
    {
        Amounts(node, errors);
        var addresses = new HashSet<(string, string)>();
        for (var i = 0; i < (node.Status.Addresses?.Count ?? 0); i++)
        {
            var address = node.Status.Addresses![i];
            if (!addresses.Add((address.Type, address.Address))) errors.Duplicate(Status.Child("addresses").Index(i), address);
        }
        if (old.Spec.PodCIDRs is { Count: > 0 } networks && !networks.SequenceEqual(node.Spec.PodCIDRs ?? [], StringComparer.Ordinal))
        {
            errors.Forbidden(Spec.Child("podCIDRs"), "node updates may not change podCIDR except from \"\" to valid");
        }
        if (old.Spec.ProviderID.Length > 0 && old.Spec.ProviderID != node.Spec.ProviderID)
        {
            errors.Forbidden(Spec.Child("providerID"), "node updates may not change providerID except from \"\" to valid");
        }
        Taints(node.Spec.Taints ?? [], errors);
        if (node.Spec.ExternalID != old.Spec.ExternalID) errors.Forbidden(Spec.Child("externalID"), "may not be updated");
    }

    private static void Taints(List<Taint> taints, FieldErrors errors)
    {
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < taints.Count; i++)
        {
            var (taint, field) = (taints[i], Field.Of("metadata").Child("taints").Index(i));
            errors.QualifiedName(field.Child("key"), taint.Key);
            var problems = string.Join(";", Names.LabelValue(taint.Value));
            if (problems.Length > 0) errors.Invalid(field.Child("value"), taint.Value, problems);
            errors.RequiredOneOf(field.Child("effect"), taint.Effect, TaintEffect.NoSchedule, TaintEffect.PreferNoSchedule, TaintEffect.NoExecute);
            if (!seen.Add((taint.Key, taint.Effect))) errors.Duplicate(field, taint);
        }
    }

    private static void Amounts(Node node, FieldErrors errors)
    {
        Amounts(node.Status.Capacity, Status.Child("capacity"), errors);
        Amounts(node.Status.Allocatable, Status.Child("allocatable"), errors);
    }

    private static void Amounts(Dictionary<string, Quantity>? amounts, Field field, FieldErrors errors)
    {
        foreach (var (name, amount) in ResourceRules.Sorted(amounts)) errors.ResourceAmount(field.Child(name), name, amount);
    }

    private static void Networks(List<string> networks, Field field, FieldErrors errors)
    {
        for (var i = 0; i < networks.Count; i++) errors.Network(field.Index(i), networks[i]);
        if (networks.Count < 2) return;
        var families = networks.Select(n => AddressRules.ParseNetwork(n)?.Address.AddressFamily ?? AddressFamily.Unspecified).ToList();
        if (families.Contains(AddressFamily.Unspecified)) errors.Internal(field, "invalid PodCIDRs. failed to check with dual stack");
        if (families.Distinct().Count() != 2 || networks.Count > 2) errors.Invalid(field, RawText.List(networks), "may specify no more than one CIDR for each IP family");
    }
}
