using NetKube.ProxyEngine.Modes.Iptables;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Tests.Modes.Iptables;

/// Rules in memory: reads the text that iptables-restore would get, as it would, and shows it as iptables-save would.
internal sealed class FakeIptables : IIptables
{
    private readonly Dictionary<string, SortedDictionary<string, List<string>>> _tables = new()
    {
        ["filter"] = New("INPUT", "FORWARD", "OUTPUT"),
        ["nat"] = New("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"),
    };

    public List<string> Restored { get; } = [];

    public bool FailNext { get; set; }

    public List<string> Chain(string table, string chain) => _tables[table][chain];

    public void Remove(string table, string chain) => _tables[table].Remove(chain);

    public void Add(string table, string chain, params string[] rules) => _tables[table][chain] = [.. rules];

    public string Text()
    {
        var text = new StringWriter { NewLine = "\n" };
        foreach (var (table, chains) in _tables)
        {
            text.WriteLine($"*{table}");
            foreach (var chain in chains.Keys) text.WriteLine($":{chain} {(chain.Contains('-', StringComparison.Ordinal) ? "-" : "ACCEPT")} [0:0]");
            foreach (var (chain, rules) in chains)
            {
                foreach (var rule in rules) text.WriteLine($"-A {chain} {rule}");
            }

            text.WriteLine("COMMIT");
        }

        return text.ToString();
    }

    public Task<Ruleset> SaveAsync(CancellationToken stop) => Task.FromResult(RulesetReader.Read(new StringReader(Text()), IpFamily.V4));

    public Task RestoreAsync(RulesetChange change, CancellationToken stop)
    {
        if (FailNext)
        {
            FailNext = false;
            throw new IptablesException("iptables-restore: line 7 failed");
        }

        var text = new StringWriter { NewLine = "\n" };
        RestoreText.Write(text, change);
        Restored.Add(text.ToString());
        SortedDictionary<string, List<string>> table = [];
        var jumps = new List<(SortedDictionary<string, List<string>> Table, string Target)>();
        foreach (var line in text.ToString().Split('\n'))
        {
            if (line.StartsWith('*')) table = _tables[line[1..]];
            else if (line.StartsWith(':')) table[line[1..line.IndexOf(' ', StringComparison.Ordinal)]] = [];
            else if (line.StartsWith('-')) Run(table, line.Split(' ', 3));
            if (line.StartsWith("-A", StringComparison.Ordinal) && line.Split("-j ")[1] is ['K', ..] target) jumps.Add((table, target));
        }

        Assert.All(jumps, jump => Assert.Contains(jump.Target, jump.Table.Keys));

        return Task.CompletedTask;
    }

    private static void Run(SortedDictionary<string, List<string>> table, string[] command)
    {
        switch (command[0])
        {
            case "-A":
                table[command[1]].Add(command[2]);
                break;
            case "-I":
                table[command[1]].Insert(0, command[2]);
                break;
            case "-D":
                Assert.True(table[command[1]].Remove(command[2]), "no such rule: " + command[2]);
                break;
            case "-X":
                Assert.Empty(table[command[1]]);
                Assert.DoesNotContain(table.Values.SelectMany(rules => rules), rule => rule.EndsWith($"-j {command[1]}", StringComparison.Ordinal));
                table.Remove(command[1]);
                break;
            default:
                throw new ArgumentException(command[0]);
        }
    }

    private static SortedDictionary<string, List<string>> New(params string[] chains) =>
        new(chains.ToDictionary(chain => chain, _ => new List<string>()), StringComparer.Ordinal);
}
