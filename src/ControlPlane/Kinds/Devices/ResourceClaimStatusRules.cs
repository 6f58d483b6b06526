using NetKube.ControlPlane.Kinds.Pods.Rules;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Resource.V1;

namespace NetKube.ControlPlane.Kinds.Devices;

/// <summary>Who uses a claim, and what it got.</summary>
internal static class ResourceClaimStatusRules
{
    private const int MaxConsumers = 256;
    private const int MaxResults = 32;
    private static readonly Field Status = Field.Of("status");

    public static void Validate(ResourceClaim claim, ResourceClaim old, FieldErrors errors)
    {
        Consumers(claim, old, errors);
        var known = DeviceClaimRules.NamesOf(claim.Spec.Devices);
        var field = Status.Child("allocation");
        if (claim.Status.Allocation is { } allocation)
        {
            if (old.Status.Allocation is not null) errors.Unchanged(field, allocation, old.Status.Allocation);
            else Allocation(allocation, field, known, errors);
        }
        Devices(claim.Status, Status.Child("devices"), errors);
    }

    private static void Consumers(ResourceClaim claim, ResourceClaim old, FieldErrors errors)
    {
        var (consumers, field) = (claim.Status.ReservedFor ?? [], Status.Child("reservedFor"));
        if (!DeviceClaimRules.Fits(consumers.Count, MaxConsumers, field, errors)) return;
        for (var i = 0; i < consumers.Count; i++)
        {
            var (consumer, at) = (consumers[i], field.Index(i));
            if (consumer.Resource.Length == 0) errors.Required(at.Child("resource"));
            if (consumer.Name.Length == 0) errors.Required(at.Child("name"));
            if (consumer.Uid.Length == 0) errors.Required(at.Child("uid"));
            if (consumers.FindIndex(c => c.Uid == consumer.Uid) < i) errors.Duplicate(at, consumer.Uid);
        }
        if (consumers.Count == 0) return;
        if (claim.Status.Allocation is null) errors.Forbidden(field, "may not be specified when `allocated` is not set");
        else if (claim.Metadata.DeletionTimestamp is not null && consumers.Exists(c => !(old.Status.ReservedFor ?? []).Exists(o => Same.Value(o, c))))
        {
            errors.Forbidden(field, "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set");
        }
    }

    private static void Allocation(AllocationResult allocation, Field field, HashSet<string> known, FieldErrors errors)
    {
        var (results, at) = (allocation.Devices.Results ?? [], field.Child("devices", "results"));
        if (DeviceClaimRules.Fits(results.Count, MaxResults, at, errors))
        {
            for (var i = 0; i < results.Count; i++)
            {
                var (result, index) = (results[i], at.Index(i));
                DeviceClaimRules.Reference(result.Request, index.Child("request"), known, errors);
                DeviceRules.Driver(result.Driver, index.Child("driver"), errors);
                DeviceRules.Pool(result.Pool, index.Child("pool"), errors);
                errors.DnsLabel(index.Child("device"), result.Device);
                DeviceRules.Tolerations(result.Tolerations, index.Child("tolerations"), errors);
            }
        }
        var (configurations, configField) = (allocation.Devices.Config ?? [], field.Child("devices", "config"));
        if (DeviceClaimRules.Fits(configurations.Count, 2 * DeviceRules.MaxConfigurations, configField, errors))
        {
            for (var i = 0; i < configurations.Count; i++)
            {
                errors.RequiredOneOf(configField.Index(i).Child("source"), configurations[i].Source, AllocationConfigSource.FromClaim, AllocationConfigSource.FromClass);
                DeviceRules.Configuration(configurations[i].DeviceConfiguration, configField.Index(i), errors);
            }
        }
        if (allocation.NodeSelector is { } selector) AffinityRules.NodeSelector(errors, field.Child("nodeSelector"), selector);
    }

    private static void Devices(ResourceClaimStatus status, Field field, FieldErrors errors)
    {
        var allocated = (status.Allocation?.Devices.Results ?? []).Select(r => (r.Driver, r.Pool, r.Device, r.ShareID)).ToHashSet();
        var seen = new HashSet<(string, string, string, string?)>();
        for (var i = 0; i < (status.Devices?.Count ?? 0); i++)
        {
            var (device, at) = (status.Devices![i], field.Index(i));
            var key = (device.Driver, device.Pool, device.Device, device.ShareID);
            DeviceRules.Driver(device.Driver, at.Child("driver"), errors);
            DeviceRules.Pool(device.Pool, at.Child("pool"), errors);
            errors.DnsLabel(at.Child("device"), device.Device);
            if (!allocated.Contains(key)) errors.Invalid(at, $"{device.Driver}/{device.Pool}/{device.Device}", "must be an allocated device in the claim");
            if (!seen.Add(key)) errors.Duplicate(at, $"{device.Driver}/{device.Pool}/{device.Device}");
        }
    }
}
