using System.Text.RegularExpressions;

namespace NetKube.Architecture;

/// <summary>Order is data in one visible list; a feature that is in no list does not run.</summary>
public sealed partial class FeatureTests
{
    /// <summary>Folders of features, and the files that list them.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "src/ControlPlane/Controllers", "src/ControlPlane/Controllers/ControllerList.cs" },
        { "src/ControlPlane/Kinds", "src/ControlPlane/Kinds/*.cs" },
        { "src/ControlPlane/Admission", "src/ControlPlane/Admission/AdmissionOrder.cs" },
        { "src/ClusterDns/Plugins", "src/ClusterDns/Chain/PluginOrder.cs" },
        { "src/ProxyEngine/Modes", "src/ProxyEngine/Modes/ModeTable.cs" },
        { "src/Overlay/Backends", "src/Overlay/Backends/BackendTable.cs" },
    };

    /// <summary>Folders beside the features that hold what several of them use, with the reason.</summary>
    private static readonly Dictionary<string, string> NotFeatures = new()
    {
        ["src/ControlPlane/Controllers/Framework"] = "what all controllers stand on",
    };

    [Theory, MemberData(nameof(Lists))]
    public void Every_feature_folder_is_listed(string folder, string list)
    {
        var listed = string.Join('\n', Directory.GetFiles(Repo.PathTo(Path.GetDirectoryName(list)!), Path.GetFileName(list)).Select(File.ReadAllText));
        var missing = Directory.GetDirectories(Repo.PathTo(folder))
            .Select(d => Path.GetRelativePath(Repo.Root, d))
            .Where(d => !NotFeatures.ContainsKey(d) && !NamesOf(d).Any(n => Regex.IsMatch(listed, $@"\b{Regex.Escape(n)}\b")));
        Findings.None(missing);
    }

    [Fact]
    public void No_controller_runs_twice()
    {
        var names = ControllerNames().Matches(Repo.Read("src/ControlPlane/Controllers/ControllerList.cs")).Select(m => m.Groups[1].Value);
        Findings.None(names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_scheduler_plugin_is_in_the_order()
    {
        var order = Repo.Read("src/ControlPlane/Scheduler/PluginOrder.cs");
        var plugins = Repo.Files("src/ControlPlane/Scheduler/Plugins", "*.cs").SelectMany(f => Plugin().Matches(Repo.Read(f)).Select(m => m.Groups[1].Value));
        Findings.None(plugins.Where(p => !order.Contains($"new {p}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_verb_is_a_command_of_the_program()
    {
        var program = Repo.Read("src/NetKube/Program.cs");
        var verbs = Repo.Files("src/NetKube/Verbs", "*Verb.cs").Select(f => Path.GetFileNameWithoutExtension(f));
        Findings.None(verbs.Where(v => !program.Contains($"{v}.Make()", StringComparison.Ordinal)));
    }

    /// <summary>What a list may call a folder's feature: one of its types, or its namespace.</summary>
    private static IEnumerable<string> NamesOf(string folder) =>
        Repo.Files(folder, "*.cs").SelectMany(f => TypeNames().Matches(Repo.Read(f)).Select(m => m.Groups[1].Value))
            .Append("NetKube." + folder["src/".Length..].Replace('/', '.'));

    [GeneratedRegex(@"^\s*(?:public|internal)\s[^\n(=]*\b(?:class|record|interface)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeNames();

    [GeneratedRegex(@"^\s*\(""([\w-]+)"", c =>", RegexOptions.Multiline)]
    private static partial Regex ControllerNames();

    [GeneratedRegex(@"class (\w+)[^\n]*:[^\n]*\b(?:IFilter|IScore)\b")]
    private static partial Regex Plugin();
}
