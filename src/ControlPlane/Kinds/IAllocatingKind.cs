using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Kinds;

/// <summary>
/// A kind whose objects hold something of which the cluster has one each: a cluster IP, a node port. What is taken is a
/// key in the store, written in the same transaction as the object, so that two servers can never give it twice and a
/// crash can leave nothing taken.
/// </summary>
public interface IAllocatingKind
{
    /// <summary>Picks what the object lacks, writes it into the object, and says which keys that takes and frees.</summary>
    /// <param name="value">The object about to be stored.</param>
    /// <param name="old">The stored one; null on create.</param>
    /// <param name="objects">The cluster's state, to see what is free.</param>
    /// <param name="occupied">Keys that an earlier try found taken.</param>
    /// <param name="errors">Where a wish cannot be fulfilled.</param>
    AllocationPlan Allocate(IKubeObject value, IKubeObject? old, IObjectReader objects, IReadOnlySet<string> occupied, FieldErrors errors);

    /// <summary>What a deleted object frees.</summary>
    AllocationPlan Release(IKubeObject value);
}

/// <param name="Take">Keys that must not exist yet, with their values.</param>
/// <param name="Free">Keys to delete.</param>
public sealed record AllocationPlan(IReadOnlyList<Write> Take, IReadOnlyList<string> Free)
{
    /// <summary>Nothing to take or free.</summary>
    public static AllocationPlan None { get; } = new([], []);
}
