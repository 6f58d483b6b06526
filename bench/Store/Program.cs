using System.Globalization;
using NetKube.Bench.Store;

// Figures of the store; each part stops by itself.
//   NetKube.Bench.Store [store|etcd|soak] [folder]   store: the embedded one beside its marks, about twenty seconds
//                                                    etcd: beside an installed etcd, on the folder's disk and in memory
//                                                    soak: 36 hours in virtual time
var what = args.Length > 0 ? args[0] : "store";
var parent = args.Length > 1 ? args[1] : Path.GetTempPath();
var name = "netkube-bench-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
var (folder, memory) = (Path.Combine(parent, name), Path.Combine("/dev/shm", name));
try
{
    _ = Directory.CreateDirectory(folder);
    _ = Directory.CreateDirectory(memory);
    switch (what)
    {
        case "etcd":
            await new SideBySide(folder, "disk").RunAsync();
            await new SideBySide(memory, "memory").RunAsync();
            break;
        case "soak":
            await new Soak(Path.Combine(memory, "store")).RunAsync();
            break;
        default:
            await new StoreBench(folder).RunAsync();
            break;
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
    Directory.Delete(memory, recursive: true);
}
