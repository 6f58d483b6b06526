using System.Globalization;
using NetKube.StoreTorture;
using NetKube.StoreTorture.Histories;

// Breaks a store in every way that can be had without a power plug, and checks what is left. Exit code 1 and a message when a promise is broken.
//   NetKube.StoreTorture [rounds] [seed]              kills a store's process with -9 while it writes, so often
//   NetKube.StoreTorture histories OPERATIONS [seed]  records so many operations under kills, pauses and clock jumps, and checks them against a model
//   NetKube.StoreTorture damage [rounds] [seed]       cuts, zeroes and flips parts of the files
//   NetKube.StoreTorture full FOLDER                  fills the disk that the folder is on; only for a small one of its own
//   NetKube.StoreTorture write … | history-child …    the processes that are killed
switch (args)
{
    case ["write", var folder, var first]:
        await WritingChild.RunAsync(folder, Number(first));
        return 0;
    case ["history-child", var folder, var count, var childSeed]:
        await new HistoryChild(folder, (int)Number(count), (int)Number(childSeed)).RunAsync();
        return 0;
    case ["full", var full]:
        var broken = await FullDisk.RunAsync(full);
        Console.WriteLine(broken ?? "a full disk was lived through");
        return broken is null ? 0 : 1;
    case ["histories", var operations, ..]:
        return await InFolderAsync(data => new HistoryRun(data, Number(operations), Seed(2)).RunAsync());
    case ["damage", ..]:
        return await InFolderAsync(data => new Damage(data, args.Length > 1 ? (int)Number(args[1]) : 200, Seed(2)).RunAsync());
    default:
        return await InFolderAsync(data => new Torture(data, args.Length > 0 ? (int)Number(args[0]) : 100, Seed(1)).RunAsync());
}

int Seed(int at) => args.Length > at ? (int)Number(args[at]) : 1;

static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

static async Task<int> InFolderAsync(Func<string, Task<bool>> work)
{
    var data = Path.Combine(Path.GetTempPath(), "netkube-torture-" + Guid.NewGuid().ToString("N"));
    try
    {
        return await work(data) ? 0 : 1;
    }
    finally
    {
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
        File.Delete(data + ".used");
    }
}
