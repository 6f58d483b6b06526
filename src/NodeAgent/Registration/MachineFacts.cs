using System.Globalization;

namespace NetKube.NodeAgent.Registration;

/// <summary>What the machine is, as /proc, /sys and /etc tell.</summary>
internal sealed record MachineFacts
{
    public required int Cpus { get; init; }
    public required long MemoryBytes { get; init; }
    public required long MemoryAvailableBytes { get; init; }
    public required long StorageBytes { get; init; }
    public required long StorageAvailableBytes { get; init; }
    public required string MachineId { get; init; }
    public required string SystemUuid { get; init; }
    public required string BootId { get; init; }
    public required string KernelVersion { get; init; }
    public required string OsImage { get; init; }

    public static MachineFacts Read(string storagePath)
    {
        var memory = File.ReadLines("/proc/meminfo").Select(l => l.Split(':', 2)).ToDictionary(p => p[0], p => p[1]);
        var storage = new DriveInfo(storagePath);
        return new MachineFacts
        {
            Cpus = Environment.ProcessorCount,
            MemoryBytes = Kibibytes(memory["MemTotal"]),
            MemoryAvailableBytes = Kibibytes(memory["MemAvailable"]),
            StorageBytes = storage.TotalSize,
            StorageAvailableBytes = storage.AvailableFreeSpace,
            MachineId = FirstLine("/etc/machine-id"),
            SystemUuid = FirstLine("/sys/class/dmi/id/product_uuid"),
            BootId = FirstLine("/proc/sys/kernel/random/boot_id"),
            KernelVersion = FirstLine("/proc/sys/kernel/osrelease"),
            OsImage = PrettyName(),
        };
    }

    private static long Kibibytes(string text) => long.Parse(text.Trim().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;

    /// <summary>Empty where there is no such file: small machines lack some of them.</summary>
    private static string FirstLine(string path) => File.Exists(path) ? File.ReadLines(path).FirstOrDefault("").Trim() : "";

    private static string PrettyName()
    {
        const string Field = "PRETTY_NAME=";
        if (!File.Exists("/etc/os-release")) return "Linux";
        var line = File.ReadLines("/etc/os-release").FirstOrDefault(l => l.StartsWith(Field, StringComparison.Ordinal));
        return line is null ? "Linux" : line[Field.Length..].Trim('"');
    }
}
