using System.Globalization;
using NetKube.Bench.Store;

// Figures of the embedded store. Usage: NetKube.Bench.Store [folder]; takes about twenty seconds, stops by itself.
var parent = args.Length > 0 ? args[0] : Path.GetTempPath();
var folder = Path.Combine(parent, "netkube-bench-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
try
{
    _ = Directory.CreateDirectory(folder);
    await new StoreBench(folder).RunAsync();
}
finally
{
    Directory.Delete(folder, recursive: true);
}
