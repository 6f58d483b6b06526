using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

internal static class ResourceSliceRules
{
    private const int MaxDevices = 128;

    /// <summary>With taints or counters, which make devices large.</summary>
    private const int MaxLargeDevices = 64;

    private const int MaxCounterSets = 8;
    private const int MaxAttributes = 32;
    private static readonly Field Spec = Field.Of("spec");

    public static void Validate(ResourceSliceSpec spec, FieldErrors errors)
    {
        DeviceRules.Driver(spec.Driver, Spec.Child("driver"), errors);
        DeviceRules.Pool(spec.Pool.Name, Spec.Child("pool", "name"), errors);
        if (spec.Pool.ResourceSliceCount <= 0) errors.Invalid(Spec.Child("pool", "resourceSliceCount"), spec.Pool.ResourceSliceCount, "must be greater than zero");
        if (spec.Pool.Generation < 0) errors.Invalid(Spec.Child("pool", "generation"), spec.Pool.Generation, "must be greater than or equal to zero");
        Nodes(spec, errors);
        if (spec.SharedCounters is not null && spec.Devices is not null) errors.Invalid(Spec, "", "only one of `sharedCounters` or `devices` is allowed");
        Devices(spec, errors);
        CounterSets(spec.SharedCounters ?? [], Spec.Child("sharedCounters"), errors);
    }

    private static void Nodes(ResourceSliceSpec spec, FieldErrors errors)
    {
        var set = new List<string>(4);
        if (spec.NodeName is { Length: 0 } empty) errors.Invalid(Spec.Child("nodeName"), empty, "must be either unset or set to a non-empty string");
        else if (spec.NodeName is { } name)
        {
            set.Add("`nodeName`");
            errors.DnsSubdomain(Spec.Child("nodeName"), name);
        }
        if (spec.NodeSelector is { } selector)
        {
            set.Add("`nodeSelector`");
            AffinityRules.NodeSelector(errors, Spec.Child("nodeSelector"), selector);
            if (selector.NodeSelectorTerms?.Count != 1) errors.Invalid(Spec.Child("nodeSelector", "nodeSelectorTerms"), new RawText("[…]"), "must have exactly one node selector term");
        }
        if (spec.AllNodes == true) set.Add("`allNodes`");
        else if (spec.AllNodes == false) errors.Invalid(Spec.Child("allNodes"), false, "must be either unset or set to true");
        if (spec.PerDeviceNodeSelection == true) set.Add("`perDeviceNodeSelection`");
        else if (spec.PerDeviceNodeSelection == false) errors.Invalid(Spec.Child("perDeviceNodeSelection"), false, "must be either unset or set to true");
        const string One = "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
        if (set.Count == 0) errors.Required(Spec, One);
        else if (set.Count > 1) errors.Invalid(Spec, $"{{{string.Join(", ", set)}}}", One + ", but multiple fields are set");
    }

    private static void Devices(ResourceSliceSpec spec, FieldErrors errors)
    {
        var (devices, field) = (spec.Devices ?? [], Spec.Child("devices"));
        var max = devices.Exists(d => d.Taints is { Count: > 0 } || d.ConsumesCounters is { Count: > 0 }) ? MaxLargeDevices : MaxDevices;
        if (!DeviceClaimRules.Fits(devices.Count, max, field, errors)) return;
        for (var i = 0; i < devices.Count; i++)
        {
            Device(devices[i], field.Index(i), errors);
            if (devices.FindIndex(d => d.Name == devices[i].Name) < i) errors.Duplicate(field.Index(i), devices[i].Name);
        }
    }

    private static void Device(Device device, Field field, FieldErrors errors)
    {
        errors.DnsLabel(field.Child("name"), device.Name);
        var count = (device.Attributes?.Count ?? 0) + (device.Capacity?.Count ?? 0);
        if (count > MaxAttributes) errors.Invalid(field, count, $"the total number of attributes and capacities must not exceed {MaxAttributes}");
        foreach (var (name, attribute) in (device.Attributes ?? []).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            var at = field.Child("attributes").Key(name);
            DeviceRules.QualifiedName(name, at, false, errors);
            Attribute(attribute, at, errors);
        }
        foreach (var name in (device.Capacity ?? []).Keys.Order(StringComparer.Ordinal)) DeviceRules.QualifiedName(name, field.Child("capacity").Key(name), false, errors);
        for (var i = 0; i < (device.Taints?.Count ?? 0); i++)
        {
            var (taint, at) = (device.Taints![i], field.Child("taints").Index(i));
            errors.QualifiedName(at.Child("key"), taint.Key);
            errors.InvalidEach(at.Child("value"), taint.Value, Names.LabelValue(taint.Value));
            errors.RequiredOneOf(at.Child("effect"), taint.Effect, DeviceTaintEffect.NoExecute, DeviceTaintEffect.NoSchedule, "None");
        }
    }

    private static void Attribute(DeviceAttribute attribute, Field field, FieldErrors errors)
    {
        var set = (attribute.Bool is null ? 0 : 1) + (attribute.Int is null ? 0 : 1) + (attribute.String is null ? 0 : 1) + (attribute.Version is null ? 0 : 1);
        if (set == 0) errors.Required(field, "exactly one value must be specified");
        else if (set > 1) errors.Invalid(field, attribute, "exactly one value must be specified");
    }

    private static void CounterSets(List<CounterSet> sets, Field field, FieldErrors errors)
    {
        if (!DeviceClaimRules.Fits(sets.Count, MaxCounterSets, field, errors)) return;
        for (var i = 0; i < sets.Count; i++)
        {
            var at = field.Index(i);
            if (sets[i].Name.Length == 0) errors.Required(at.Child("name"));
            else errors.DnsLabel(at.Child("name"), sets[i].Name);
            if (sets[i].Counters is not { Count: > 0 }) errors.Required(at.Child("counters"));
            foreach (var name in (sets[i].Counters ?? []).Keys.Order(StringComparer.Ordinal)) errors.DnsLabel(at.Child("counters").Key(name), name);
            if (sets.FindIndex(s => s.Name == sets[i].Name) < i) errors.Duplicate(at, sets[i].Name);
        }
    }
}
