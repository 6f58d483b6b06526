using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api.Discovery.V1;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Controllers.EndpointSlices;

/// <summary>What is to be written so that slices say what they should. Slices in it are copies.</summary>
internal sealed record SlicePlan(List<EndpointSlice> Create, List<EndpointSlice> Update, List<EndpointSlice> Delete)
{
    /// <summary>
    /// Endpoints of one address type, those with equal ports together. Endpoints that are in a slice stay in it; new ones
    /// fill slices that change anyway, then the fullest that has room for the rest, then new slices; emptied ones go.
    /// Few slices are written rather than few kept: every write goes to every node.
    /// </summary>
    public static SlicePlan Of(IReadOnlyList<EndpointSlice> existing, IReadOnlyList<(List<EndpointPort> Ports, List<Endpoint> Endpoints)> wanted, int most, Func<List<EndpointPort>, EndpointSlice> blank, Func<EndpointSlice, bool> refresh)
    {
        var plan = new SlicePlan([], [], []);
        var byPorts = existing.GroupBy(s => PortsKey(s.Ports)).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (ports, endpoints) in wanted)
        {
            byPorts.Remove(PortsKey(ports), out var same);
            plan.AddGroup(same ?? [], endpoints, most, () => blank(ports), refresh);
        }
        foreach (var unwanted in byPorts.Values) plan.Delete.AddRange(unwanted);
        plan.ReuseEmptied();
        plan.KeepOneEmpty(existing, blank, refresh);
        return plan;
    }

    public static string PortsKey(List<EndpointPort>? ports) =>
        string.Join('|', (ports ?? []).Select(p => $"{p.Name}/{p.Protocol}/{p.Port}/{p.AppProtocol}").Order(StringComparer.Ordinal));

    /// <summary>An endpoint's identity: the addresses and the pod behind them.</summary>
    public static string Identity(Endpoint endpoint) => string.Join(',', endpoint.Addresses ?? []) + "|" + endpoint.TargetRef?.Uid;

    private void AddGroup(List<EndpointSlice> slices, List<Endpoint> wanted, int most, Func<EndpointSlice> blank, Func<EndpointSlice, bool> refresh)
    {
        var missing = new Dictionary<string, Endpoint>(StringComparer.Ordinal);
        foreach (var endpoint in wanted) missing.TryAdd(Identity(endpoint), endpoint);
        var copies = new List<(EndpointSlice Slice, bool Changed)>();
        foreach (var slice in slices)
        {
            var copy = slice.Clone();
            var changed = Keep(copy, missing) | refresh(copy);
            copies.Add((copy, changed));
        }
        var rest = new Queue<Endpoint>(missing.Values);
        Fill(copies, rest, most);
        foreach (var (slice, changed) in copies)
        {
            if (slice.Endpoints is not { Count: > 0 }) Delete.Add(slice);
            else if (changed) Update.Add(slice);
        }
        while (rest.Count > 0)
        {
            var slice = blank();
            slice.Endpoints = [];
            while (rest.Count > 0 && slice.Endpoints.Count < most) slice.Endpoints.Add(rest.Dequeue());
            Create.Add(slice);
        }
    }

    /// <summary>Keeps what is still wanted, as it is wanted; true when anything differs.</summary>
    private static bool Keep(EndpointSlice slice, Dictionary<string, Endpoint> missing)
    {
        var kept = new List<Endpoint>();
        var changed = false;
        foreach (var endpoint in slice.Endpoints ?? [])
        {
            if (!missing.Remove(Identity(endpoint), out var now))
            {
                changed = true;
                continue;
            }
            changed |= !ApiEquality.Same(endpoint, now);
            kept.Add(now);
        }
        slice.Endpoints = kept;
        return changed;
    }

    private static void Fill(List<(EndpointSlice Slice, bool Changed)> copies, Queue<Endpoint> rest, int most)
    {
        for (var i = 0; i < copies.Count && rest.Count > 0; i++)
        {
            if (copies[i].Changed) Pour(copies[i].Slice, rest, most);
        }
        if (rest.Count == 0) return;
        var best = -1;
        for (var i = 0; i < copies.Count; i++)
        {
            var count = copies[i].Slice.Endpoints!.Count;
            if (copies[i].Changed || count + rest.Count > most) continue;
            if (best < 0 || count > copies[best].Slice.Endpoints!.Count) best = i;
        }
        if (best < 0) return;
        Pour(copies[best].Slice, rest, most);
        copies[best] = (copies[best].Slice, true);
    }

    private static void Pour(EndpointSlice slice, Queue<Endpoint> rest, int most)
    {
        while (rest.Count > 0 && slice.Endpoints!.Count < most) slice.Endpoints.Add(rest.Dequeue());
    }

    /// <summary>What would go says what would come: one write instead of two, and no moment with both.</summary>
    private void ReuseEmptied()
    {
        while (Create.Count > 0 && Delete.Count > 0)
        {
            var (fresh, emptied) = (Create[^1], Delete[^1].Clone());
            Create.RemoveAt(Create.Count - 1);
            Delete.RemoveAt(Delete.Count - 1);
            (emptied.Ports, emptied.Endpoints, emptied.Metadata.Labels) = (fresh.Ports, fresh.Endpoints, fresh.Metadata.Labels);
            Update.Add(emptied);
        }
    }

    /// <summary>A service without endpoints keeps one empty slice: it tells proxies that there are none.</summary>
    private void KeepOneEmpty(IReadOnlyList<EndpointSlice> existing, Func<List<EndpointPort>, EndpointSlice> blank, Func<EndpointSlice, bool> refresh)
    {
        if (Create.Count > 0 || existing.Count > Delete.Count) return;
        if (Delete.Count == 0)
        {
            var placeholder = blank([]);
            placeholder.Endpoints = [];
            Create.Add(placeholder);
            return;
        }
        var kept = Delete.FirstOrDefault(s => s.Ports is null or { Count: 0 }) ?? Delete[0];
        Delete.Remove(kept);
        var original = existing.First(s => s.Metadata.Name == kept.Metadata.Name);
        var copy = original.Clone();
        var changed = refresh(copy) | copy.Endpoints is { Count: > 0 } | copy.Ports is { Count: > 0 };
        (copy.Endpoints, copy.Ports) = ([], []);
        if (changed) Update.Add(copy);
    }
}
