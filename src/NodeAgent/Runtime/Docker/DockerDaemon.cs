using System.Diagnostics;
using System.Globalization;
using NetKube.Shared.Linux;

namespace NetKube.NodeAgent.Runtime.Docker;

/// <summary>
/// A dockerd of our own, for machines where none answers and for tests. It outlives the process that starts it, has its
/// own data folder and socket, and changes nothing of the machine's network: no bridge, no iptables, no forwarding.
/// </summary>
public sealed class DockerDaemon(DockerDaemonOptions options, TimeProvider clock)
{
    private const int LongestSocketPath = 107; // sockaddr_un.sun_path less its final zero, unix(7)
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    // Without these dockerd makes docker0, fills iptables and turns on forwarding in the root namespace. The log
    // comes through sh, which opens the file; setsid keeps the terminal's Ctrl-C away from it.
    private const string Script =
        "exec setsid dockerd --bridge=none --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false " +
        "--userland-proxy=false --host \"unix://$1\" --data-root \"$2\" --exec-root \"$3\" --pidfile \"$4\" " +
        "</dev/null >>\"$5\" 2>&1";

    /// <summary>Whether a Docker Engine answers at the socket.</summary>
    public static async Task<bool> AnswersAsync(string socketPath, TimeProvider clock, CancellationToken stop)
    {
        if (!File.Exists(socketPath)) return false;
        try
        {
            await using var runtime = new DockerRuntime(socketPath, clock);
            _ = await runtime.FactsAsync(stop);
            return true;
        }
        catch (RuntimeException)
        {
            return false;
        }
    }

    /// <summary>Starts it unless it answers already, and returns once it does.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        if (options.SocketPath.Length > LongestSocketPath)
            throw new ArgumentException($"The socket path {options.SocketPath} is longer than {LongestSocketPath} bytes: choose a shorter directory.");
        if (await AnswersAsync(options.SocketPath, clock, stop)) return;
        Directory.CreateDirectory(options.Directory);
        using var child = Launch();
        var deadline = clock.GetTimestamp();
        while (!await AnswersAsync(options.SocketPath, clock, stop))
        {
            if (child.HasExited) throw Failed($"dockerd ended with code {child.ExitCode}");
            if (clock.GetElapsedTime(deadline) > options.Patience) throw Failed("dockerd does not answer");
            await Task.Delay(Poll, clock, stop);
        }
    }

    /// <summary>Stops it and the containers it runs, and leaves no mounts. One that does not run is no error.</summary>
    public async Task StopAsync(CancellationToken stop)
    {
        if (!Directory.Exists(options.Directory)) return;
        if (ReadPid() is { } pid && Signals.Send(pid, Signals.Terminate)) await WaitUntilGoneAsync(pid, stop);
        UnmountAll();
        foreach (var leftover in new[] { options.PidFile, options.SocketPath }) File.Delete(leftover);
    }

    /// <summary>Stops it and removes its folder with all images and containers.</summary>
    public async Task RemoveAsync(CancellationToken stop)
    {
        await StopAsync(stop);
        if (Directory.Exists(options.Directory)) Directory.Delete(options.Directory, recursive: true);
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        string[] arguments =
            ["-c", Script, "sh", options.SocketPath, options.DataRoot, options.ExecRoot, options.PidFile, options.LogFile];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH") + ":/usr/local/sbin:/usr/sbin:/sbin";
        return Process.Start(start) ?? throw Failed("dockerd cannot be started");
    }

    /// <summary>Null when it does not run, or when the pid belongs to another program by now.</summary>
    private int? ReadPid()
    {
        if (!File.Exists(options.PidFile)) return null;
        if (!int.TryParse(File.ReadAllText(options.PidFile), NumberStyles.Integer, CultureInfo.InvariantCulture, out var pid)) return null;
        var commandLine = $"/proc/{pid}/cmdline";
        return File.Exists(commandLine) && File.ReadAllText(commandLine).Contains(options.DataRoot, StringComparison.Ordinal) ? pid : null;
    }

    private async Task WaitUntilGoneAsync(int pid, CancellationToken stop)
    {
        var begin = clock.GetTimestamp();
        var killed = false;
        while (Directory.Exists($"/proc/{pid}") && !IsZombie(pid))
        {
            if (!killed && clock.GetElapsedTime(begin) > options.Patience) killed = Signals.Send(pid, Signals.Kill);
            await Task.Delay(Poll, clock, stop);
        }
    }

    /// <summary>Ended, but not yet asked for by its parent (which may be this process).</summary>
    private static bool IsZombie(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (IOException)
        {
            return true; // gone between the two looks
        }
    }

    private void UnmountAll()
    {
        var root = options.Directory.TrimEnd('/') + "/";
        var mounts = File.ReadLines("/proc/self/mountinfo").Select(l => l.Split(' ')[4]).Where(m => m.StartsWith(root, StringComparison.Ordinal));
        foreach (var mount in mounts.Reverse().ToList()) Mounts.Unmount(mount);
    }

    private RuntimeException Failed(string what)
    {
        var tail = File.Exists(options.LogFile) ? string.Join('\n', File.ReadLines(options.LogFile).TakeLast(5)) : "";
        return new RuntimeException("starting dockerd", null, $"{what}; the end of {options.LogFile}:\n{tail}");
    }
}
