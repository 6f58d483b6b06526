using System.Globalization;
using NetKube.StoreTorture;

// Kills a store's process with -9 while it writes, again and again, and checks what is left.
//   NetKube.StoreTorture [rounds] [seed]     kills so often; exit code 1 and a message when a promise is broken
//   NetKube.StoreTorture write FOLDER N      the process that is killed
//   NetKube.StoreTorture full FOLDER         fills the disk that the folder is on; only for a small one of its own
if (args is ["write", var folder, var number])
{
    await WritingChild.RunAsync(folder, long.Parse(number, CultureInfo.InvariantCulture));
    return 0;
}

if (args is ["full", var full])
{
    var broken = await FullDisk.RunAsync(full);
    Console.WriteLine(broken ?? "a full disk was lived through");
    return broken is null ? 0 : 1;
}

var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var data = Path.Combine(Path.GetTempPath(), "netkube-torture-" + Guid.NewGuid().ToString("N"));
try
{
    return await new Torture(data, rounds, seed).RunAsync() ? 0 : 1;
}
finally
{
    if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    File.Delete(data + ".used");
}
