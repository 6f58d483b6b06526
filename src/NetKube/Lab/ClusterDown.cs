using NetKube.NodeAgent.Runtime.Docker;
using NetKube.Shared.Linux;

namespace NetKube.Lab;

/// <summary>
/// Removes a cluster from this machine, however far up came and whatever has crashed since: processes, containers, mounts,
/// namespaces, folders. Each step looks at what there is, so it may be repeated.
/// </summary>
internal sealed class ClusterDown(string name, Steps steps, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ClusterFolder _folder = new(name);

    /// <param name="keepData">Leave the data folder: what <c>up</c> does with what a crash left.</param>
    public async Task RunAsync(bool keepData, CancellationToken stop)
    {
        var record = ClusterRecord.Read(name);
        await steps.RunAsync("processes have ended", () => EndProcessesAsync(record));
        await steps.RunAsync("containers are removed", () => RemoveContainersAsync(record, stop));
        await steps.RunAsync("mounts, namespaces and folders are removed", () => RemoveFiles(record, keepData));
    }

    private async Task EndProcessesAsync(ClusterRecord? record)
    {
        // The agents first: they say goodbye to the API server.
        var parts = (record?.Parts ?? []).Concat(PartProcess.Marked(_folder)).DistinctBy(p => (p.Pid, p.StartedAt)).ToList();
        var server = record?.Parts.FirstOrDefault(p => p.Part == "server");
        await PartProcess.EndAsync([.. parts.Where(p => p.Pid != server?.Pid)], Patience, clock);
        if (server is not null) await PartProcess.EndAsync([server], Patience, clock);
    }

    private async Task RemoveContainersAsync(ClusterRecord? record, CancellationToken stop)
    {
        if (record is null || record.DockerSocket.Length == 0)
        {
            // Up came not so far as to write it down: whichever of the two there is may have been asked for something.
            if (await DockerDaemon.AnswersAsync(DockerRuntime.DefaultSocket, clock, stop)) await RemoveFromAsync(DockerRuntime.DefaultSocket, stop);
            if (!Directory.Exists(ClusterFolder.DockerFolder)) return;
            record = new ClusterRecord
            {
                Name = name, DataDirectory = "", Index = 0, Port = 0, Nodes = 0, PodCidr = "", ServiceCidr = "", ProxyMode = "", Overlay = "",
                DockerSocket = new DockerDaemonOptions { Directory = ClusterFolder.DockerFolder }.SocketPath, OwnDocker = true,
            };
        }

        if (!record.OwnDocker)
        {
            if (!await DockerDaemon.AnswersAsync(record.DockerSocket, clock, stop)) throw new LabException($"Docker at {record.DockerSocket} does not answer, so the cluster's containers cannot be removed; start it and say netkube down again");
            await RemoveFromAsync(record.DockerSocket, stop);
            return;
        }

        // Containers outlive a dockerd that was killed: it takes one to remove them.
        using var machine = await ClusterLock.TakeMachineAsync(clock, stop);
        await new DockerDaemon(new DockerDaemonOptions { Directory = ClusterFolder.DockerFolder }, clock).StartAsync(stop);
        await RemoveFromAsync(record.DockerSocket, stop);
        var others = ClusterFolder.AllNames().Where(n => n != name).Select(ClusterRecord.Read);
        if (!others.Any(o => o is null or { OwnDocker: true } or { DockerSocket: "" })) await DockerAccess.StopOwnAsync(clock, stop);
    }

    private async Task RemoveFromAsync(string socket, CancellationToken stop)
    {
        await using var runtime = new DockerRuntime(socket, clock);
        await new NodeSandboxes(runtime, name).RemoveAllAsync(stop);
    }

    private void RemoveFiles(ClusterRecord? record, bool keepData)
    {
        var folders = new List<string> { _folder.Run };
        if (record is not null) folders.Add(record.DataDirectory);
        foreach (var mount in MountsBelow(folders)) Mounts.Unmount(mount);
        if (record is { OwnData: true } && !keepData) Delete(record.DataDirectory);
        else if (record is not null) Delete(Path.Combine(record.DataDirectory, "nodes"));
        Delete(_folder.Run);
        foreach (var parent in (string[])[Path.Combine(ClusterFolder.AllData, "clusters"), ClusterFolder.AllData, Path.Combine(ClusterFolder.AllRuns, "clusters")])
        {
            if (Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any()) Directory.Delete(parent);
        }
    }

    /// <summary>Deepest first.</summary>
    private static IEnumerable<string> MountsBelow(IReadOnlyList<string> folders) =>
        [.. File.ReadLines("/proc/self/mountinfo")
            .Select(line => line.Split(' ')[4])
            .Where(mount => folders.Any(folder => mount.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal)))
            .Reverse()];

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
