using System.Diagnostics;
using System.Globalization;
using NetKube.Shared.Telemetry;

namespace NetKube.ControlPlane.ApiServer.Lifecycle;

/// <summary>process_*, under the names of Prometheus' own clients, and which release this is.</summary>
public sealed class ProcessMetrics(string version) : IMetricSource
{
    public void Write(MetricText text)
    {
        using var process = Process.GetCurrentProcess();
        Figure(text, "process_cpu_seconds_total", "counter", "Time on the processors.", Environment.CpuUsage.TotalTime.TotalSeconds);
        Figure(text, "process_resident_memory_bytes", "gauge", "Memory in use.", process.WorkingSet64);
        Figure(text, "process_virtual_memory_bytes", "gauge", "Address space in use.", process.VirtualMemorySize64);
        Figure(text, "process_start_time_seconds", "gauge", "When the process began.", new DateTimeOffset(process.StartTime.ToUniversalTime())
            .ToUnixTimeMilliseconds() / 1000.0);
        Figure(text, "process_open_fds", "gauge", "Open files and sockets.", Directory.GetFiles("/proc/self/fd").Length);
        Figure(text, "process_max_fds", "gauge", "Files and sockets that may be open.", MostFiles());
        Figure(text, "dotnet_gc_heap_size_bytes", "gauge", "Memory of managed objects.", GC.GetTotalMemory(forceFullCollection: false));
        Figure(text, "dotnet_gc_collections_total", "counter", "Collections of any generation.", GC.CollectionCount(0));
        text.Family("kubernetes_build_info", "gauge", "The release whose API is served.");
        text.Sample("kubernetes_build_info", 1, ("git_version", version), ("major", "1"), ("minor", "36"), ("platform", "linux/amd64"));
    }

    private static void Figure(MetricText text, string name, string type, string help, double value)
    {
        text.Family(name, type, help);
        text.Sample(name, value);
    }

    private static double MostFiles()
    {
        var line = File.ReadLines("/proc/self/limits").FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal));
        var word = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return double.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : double.PositiveInfinity;
    }
}
