using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

/// <summary>What a claim asks for.</summary>
internal static class DeviceClaimRules
{
    private const int MaxRequests = 32;
    private const int MaxConstraints = 32;
    private const int MaxChoices = 8;

    public static void Validate(DeviceClaim claim, Field field, FieldErrors errors)
    {
        var requests = claim.Requests ?? [];
        if (Fits(requests.Count, MaxRequests, field.Child("requests"), errors))
        {
            Unique(requests.ConvertAll(r => r.Name), field.Child("requests"), errors);
            for (var i = 0; i < requests.Count; i++) Request(requests[i], field.Child("requests").Index(i), errors);
        }
        var known = NamesOf(claim);
        var constraints = claim.Constraints ?? [];
        if (Fits(constraints.Count, MaxConstraints, field.Child("constraints"), errors))
        {
            for (var i = 0; i < constraints.Count; i++) Constraint(constraints[i], field.Child("constraints").Index(i), known, errors);
        }
        var configurations = claim.Config ?? [];
        if (!Fits(configurations.Count, DeviceRules.MaxConfigurations, field.Child("config"), errors)) return;
        for (var i = 0; i < configurations.Count; i++)
        {
            var at = field.Child("config").Index(i);
            References(configurations[i].Requests ?? [], at.Child("requests"), known, errors);
            DeviceRules.Configuration(configurations[i].DeviceConfiguration, at, errors);
        }
    }

    /// <summary>"request" and "request/subrequest".</summary>
    public static HashSet<string> NamesOf(DeviceClaim claim)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in claim.Requests ?? [])
        {
            names.Add(request.Name);
            foreach (var choice in request.FirstAvailable ?? []) names.Add($"{request.Name}/{choice.Name}");
        }
        return names;
    }

    public static void Reference(string name, Field field, HashSet<string> known, FieldErrors errors)
    {
        const string Why = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";
        var parts = name.Split('/');
        if (parts.Length <= 2)
        {
            foreach (var part in parts) errors.DnsLabel(field, part);
        }
        if (!known.Contains(name)) errors.Invalid(field, name, Why);
    }

    public static bool Fits(int count, int max, Field field, FieldErrors errors)
    {
        if (count > max) errors.TooMany(field, count, max);
        return count <= max;
    }

    private static void Unique(List<string> names, Field field, FieldErrors errors)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names.IndexOf(names[i]) < i) errors.Duplicate(field.Index(i), names[i]);
        }
    }

    private static void References(List<string> names, Field field, HashSet<string> known, FieldErrors errors)
    {
        if (!Fits(names.Count, MaxRequests, field, errors)) return;
        Unique(names, field, errors);
        for (var i = 0; i < names.Count; i++) Reference(names[i], field.Index(i), known, errors);
    }

    private static void Request(DeviceRequest request, Field field, FieldErrors errors)
    {
        errors.DnsLabel(field.Child("name"), request.Name);
        var choices = request.FirstAvailable ?? [];
        if (request.Exactly is null && choices.Count == 0) errors.Required(field, "exactly one of `exactly` or `firstAvailable` is required");
        else if (request.Exactly is not null && choices.Count > 0) errors.Invalid(field, null, "exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set");
        else if (request.Exactly is { } exactly)
        {
            var at = field.Child("exactly");
            Wish(exactly.DeviceClassName, exactly.Selectors, exactly.AllocationMode, exactly.Count, at, errors);
            DeviceRules.Tolerations(exactly.Tolerations, at.Child("tolerations"), errors);
        }
        else if (Fits(choices.Count, MaxChoices, field.Child("firstAvailable"), errors))
        {
            Unique(choices.ConvertAll(c => c.Name), field.Child("firstAvailable"), errors);
            for (var i = 0; i < choices.Count; i++)
            {
                var (choice, at) = (choices[i], field.Child("firstAvailable").Index(i));
                errors.DnsLabel(at.Child("name"), choice.Name);
                Wish(choice.DeviceClassName, choice.Selectors, choice.AllocationMode, choice.Count, at, errors);
                DeviceRules.Tolerations(choice.Tolerations, at.Child("tolerations"), errors);
            }
        }
    }

    private static void Wish(string className, List<DeviceSelector>? selectors, string mode, long count, Field field, FieldErrors errors)
    {
        if (className.Length == 0) errors.Required(field.Child("deviceClassName"));
        else errors.DnsSubdomain(field.Child("deviceClassName"), className);
        DeviceRules.Selectors(selectors, field.Child("selectors"), errors);
        if (mode == "All")
        {
            if (count != 0) errors.Invalid(field.Child("count"), count, "must not be specified when allocationMode is 'All'");
        }
        else if (mode != "ExactCount") errors.NotSupported(field.Child("allocationMode"), mode, ["All", "ExactCount"]);
        else if (count <= 0) errors.Invalid(field.Child("count"), count, "must be greater than zero");
    }

    private static void Constraint(DeviceConstraint constraint, Field field, HashSet<string> known, FieldErrors errors)
    {
        References(constraint.Requests ?? [], field.Child("requests"), known, errors);
        if (constraint.MatchAttribute is { } match) DeviceRules.QualifiedName(match, field.Child("matchAttribute"), true, errors);
        else if (constraint.DistinctAttribute is { } distinct) DeviceRules.QualifiedName(distinct, field.Child("distinctAttribute"), true, errors);
        else errors.Required(field, "exactly one of \"matchAttribute\" or \"distinctAttribute\" is required, but multiple fields are set");
    }
}
