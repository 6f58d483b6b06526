namespace NetKube.ClusterDns.Zone;

/// <summary>Where the one writer puts the newest snapshot and every query takes it from.</summary>
internal sealed class ZoneHolder(ZoneSnapshot first)
{
    private ZoneSnapshot _now = first;

    public ZoneSnapshot Now => Volatile.Read(ref _now);

    public void Replace(ZoneSnapshot next) => Volatile.Write(ref _now, next);
}
