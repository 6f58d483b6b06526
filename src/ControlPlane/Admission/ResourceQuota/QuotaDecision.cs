using NetKube.Shared.Api;
using Quota = NetKube.Shared.Api.Core.V1.ResourceQuota;

namespace NetKube.ControlPlane.Admission.ResourceQuota;

/// <summary>Whether more fits into a quota, as its status says what is used. Pure.</summary>
public static class QuotaDecision
{
    /// <summary>The part of a usage that the quota limits.</summary>
    public static Dictionary<string, Quantity> Limited(Quota quota, Dictionary<string, Quantity> usage) =>
        usage.Where(u => quota.Status.Hard?.ContainsKey(u.Key) == true).ToDictionary(StringComparer.Ordinal);

    /// <summary>What grows; a change that frees something waits for the controller's next count.</summary>
    public static Dictionary<string, Quantity> Growth(Dictionary<string, Quantity> now, Dictionary<string, Quantity>? before) =>
        now.Select(u => (u.Key, Value: before is not null && before.TryGetValue(u.Key, out var old) ? u.Value - old : u.Value))
            .Where(u => u.Value.Sign > 0)
            .ToDictionary(u => u.Key, u => u.Value, StringComparer.Ordinal);

    /// <summary>Why it does not fit; null when it does.</summary>
    public static string? Exceeded(Quota quota, Dictionary<string, Quantity> more)
    {
        var (hard, used) = (quota.Status.Hard ?? [], quota.Status.Used ?? []);
        var over = more.Keys.Where(name => used.GetValueOrDefault(name) + more[name] > hard[name]).Order(StringComparer.Ordinal).ToList();
        if (over.Count == 0) return null;
        string Show(Func<string, Quantity> of) => string.Join(',', over.Select(name => $"{name}={of(name)}"));
        return $"exceeded quota: {quota.Metadata.Name}, requested: {Show(n => more[n])}, used: {Show(n => used.GetValueOrDefault(n))}, limited: {Show(n => hard[n])}";
    }

    /// <summary>The quota with more in use.</summary>
    public static Quota With(Quota quota, Dictionary<string, Quantity> more)
    {
        var used = quota.Status.Used ??= [];
        foreach (var (name, amount) in more) used[name] = used.TryGetValue(name, out var have) ? have + amount : amount;
        return quota;
    }

    /// <summary>The quota with less in use, never below nothing.</summary>
    public static Quota Without(Quota quota, Dictionary<string, Quantity> less)
    {
        var used = quota.Status.Used ??= [];
        foreach (var (name, amount) in less)
        {
            if (used.TryGetValue(name, out var have)) used[name] = have > amount ? have - amount : Quantity.FromInt64(0);
        }
        return quota;
    }
}
