using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.StoreTorture;

/// <summary>
/// Writes until it is killed. Each acknowledged write is told in one write(2) to the pipe before the same writer begins
/// the next, so that the parent knows all but at most one write of each writer.
/// </summary>
internal static class WritingChild
{
    public static async Task RunAsync(string folder, long first)
    {
        var store = await EmbeddedStore.OpenAsync(folder, Writes.Settings, TimeProvider.System, NullLogger<EmbeddedStore>.Instance, default);
        using var output = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, Writes.Writers).Select(writer => Task.Run(() => WriteAsync(store, output, writer, first))));
    }

    private static async Task WriteAsync(EmbeddedStore store, Stream output, int writer, long first)
    {
        for (var number = first; ; number++)
        {
            var write = new Write(Writes.Key(writer, number), Writes.Value(writer, number));
            var result = await store.TransactAsync(new Transaction([], [write]) { CallerWaits = number % 2 == 0 }, default);
            output.Write(Encoding.ASCII.GetBytes($"{writer} {number} {result.Revision}\n"));
        }
    }
}
