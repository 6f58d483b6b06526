namespace NetKube.Shared.Linux;

/// <summary>
/// Kernel settings below /proc/sys. Those of net are the calling thread's namespace's: call it inside
/// <see cref="NetworkNamespace.Inside{T}(Func{T})"/>. Names are paths ("net/ipv4/conf/eth0.5/rp_filter"), because an interface's
/// name may contain dots.
/// </summary>
public static class Sysctl
{
    /// <summary>The value, or null when this kernel has no such setting.</summary>
    public static string? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)).TrimEnd() : null;

    /// <summary>Makes sure that the setting has the value.</summary>
    /// <returns>Whether it had to be changed.</returns>
    /// <exception cref="FileNotFoundException">This kernel has no such setting.</exception>
    public static bool Ensure(string name, string value)
    {
        var now = Read(name) ?? throw new FileNotFoundException($"this kernel has no setting {name}; its module may not be loaded", PathOf(name));
        if (now == value) return false;
        File.WriteAllText(PathOf(name), value);
        return true;
    }

    /// <summary>As <see cref="Ensure"/>, where the kernel has the setting.</summary>
    /// <returns>Whether the setting exists.</returns>
    public static bool EnsureIfPresent(string name, string value)
    {
        if (Read(name) is null) return false;
        Ensure(name, value);
        return true;
    }

    private static string PathOf(string name) => Path.Combine("/proc/sys", name);
}
