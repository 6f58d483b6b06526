using System.Globalization;
using NetKube.Shared.Api;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>
/// The newest versions that a controller wrote of its objects. A cache that does not show them yet must not be acted on
/// where the object's own status says what has been counted: what was counted would seem undone.
/// </summary>
internal sealed class OwnWrites
{
    private readonly Lock _gate = new();   // guards _newest
    private readonly Dictionary<ObjectKey, (string Uid, long Version)> _newest = [];

    public void Note(IKubeObject written)
    {
        lock (_gate) _newest[ObjectKey.Of(written)] = (written.Metadata.Uid, VersionOf(written));
    }

    /// <summary>Whether the cache shows an older version than was written; the newer one's event brings the key back.</summary>
    public bool AreAheadOf(IKubeObject cached)
    {
        var key = ObjectKey.Of(cached);
        lock (_gate)
        {
            if (!_newest.TryGetValue(key, out var newest)) return false;
            if (newest.Uid == cached.Metadata.Uid && VersionOf(cached) < newest.Version) return true;
            _newest.Remove(key);
            return false;
        }
    }

    public void Forget(ObjectKey key)
    {
        lock (_gate) _newest.Remove(key);
    }

    private static long VersionOf(IKubeObject value) => long.TryParse(value.Metadata.ResourceVersion, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
