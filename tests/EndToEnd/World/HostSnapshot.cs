using System.Text.RegularExpressions;

namespace NetKube.EndToEnd.World;

/// <summary>What of the machine a cluster could have changed, as text by part.</summary>
public sealed partial record HostSnapshot(IReadOnlyDictionary<string, string> Parts)
{
    public static async Task<HostSnapshot> TakeAsync()
    {
        var parts = new Dictionary<string, string>();
        foreach (var command in
            (string[])["ip -o link", "ip -4 -o addr", "ip route show table all", "ip rule", "iptables-save", "ip6tables-save", "nft list ruleset"])
        {
            parts[command] = Stable((await Shell.RunAsync("/bin/sh", ["-c", $"PATH=$PATH:/usr/sbin:/sbin; {command}"])).Text);
        }

        parts["mounts"] = string.Join('\n', File.ReadLines("/proc/self/mountinfo").Select(l => l.Split(' ')[4]).Order());
        parts["forwarding"] = await File.ReadAllTextAsync("/proc/sys/net/ipv4/ip_forward");
        parts["namespaces"] = Directory.Exists("/run/netkube/clusters") ? string.Join('\n', Directory.GetDirectories("/run/netkube/clusters").Order()) : "";
        parts["processes"] = string.Join('\n', Processes().Order());
        return new HostSnapshot(parts);
    }

    /// <summary>Waits a little for what ends by itself, such as a killed process's children.</summary>
    public static async Task AssertSameAsync(HostSnapshot before) => await Eventually.AsExpectedAsync(async () =>
    {
        var after = await TakeAsync();
        return before.Parts.FirstOrDefault(p => p.Value != after.Parts[p.Key]) is { Key: { } changed }
            ? $"{changed}, before:\n{before.Parts[changed]}\nafter:\n{after.Parts[changed]}"
            : null;
    }, "the machine is as before", 20);

    /// <summary>Programs of clusters and of Docker; others come and go on any machine.</summary>
    private static IEnumerable<string> Processes()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
            }
            catch (IOException)
            {
                continue; // it ended meanwhile
            }

            // What has ended and only waits to be asked for has no command line.
            if (Ours().IsMatch(line)) yield return line;
        }
    }

    /// <summary>Counters and times in the output are no state.</summary>
    private static string Stable(string text) => string.Join('\n', text.Split('\n').Where(l => !l.StartsWith('#')).Select(l => Counters().Replace(l, "")));

    [GeneratedRegex(@"\[\d+:\d+\]")]
    private static partial Regex Counters();

    [GeneratedRegex(@"netkube (agent|server)|netkube\.dll (agent|server)|dockerd|containerd|/pause")]
    private static partial Regex Ours();
}
