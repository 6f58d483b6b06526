using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetKube.Architecture;

/// <summary>The documents name things that exist.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Roots = ["", "src/", "src/ControlPlane/", "src/NodeAgent/", "src/Overlay/", "src/ProxyEngine/", "src/ClusterDns/", "src/Shared/", "src/NetKube/"];

    public static TheoryData<string> Documents =>
        [.. new[] { "README.md", "ARCHITECTURE.md" }.Concat(Repo.Files("docs", "*.md")).Concat(Repo.Files("src", "*.md"))];

    public static TheoryData<string> Pages =>
        ["api-server", "api-types", "auth", "controllers-and-scheduler", "dns", "lab", "node-agent", "overlay", "proxy", "store"];

    [Theory, MemberData(nameof(Pages))]
    public void Every_part_has_its_page_and_the_readme_leads_there(string page)
    {
        Assert.True(File.Exists(Repo.PathTo($"docs/{page}.md")));
        Assert.Contains($"docs/{page}.md", Repo.Read("README.md"));
    }

    [Theory, MemberData(nameof(Documents))]
    public void Links_within_the_repository_resolve(string document)
    {
        var home = Path.GetDirectoryName(Repo.PathTo(document))!;
        var targets = Links().Matches(Repo.Read(document)).Select(m => m.Groups[1].Value.Split('#')[0])
            .Where(t => t.Length > 0 && !t.Contains("://", StringComparison.Ordinal));
        Findings.None(targets.Where(t => !Path.Exists(Path.Combine(home, t))));
    }

    [Theory, MemberData(nameof(Documents))]
    public void Files_that_a_document_names_exist(string document)
    {
        var home = Path.GetDirectoryName(document)! + "/";
        var named = Files().Matches(Repo.Read(document)).Select(m => m.Groups[1].Value).Distinct();
        Findings.None(named.Where(n => !Roots.Append(home).Any(r => Path.Exists(Repo.PathTo(r + n))) && !EndsSomePath(n)));
    }

    [Fact]
    public void The_dependency_table_has_every_package()
    {
        var packages = XDocument.Load(Repo.PathTo("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => $"| {p.Attribute("Include")!.Value} {p.Attribute("Version")!.Value} |");
        var readme = Repo.Read("README.md");
        Findings.None(packages.Where(p => !readme.Contains(p, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_picture_is_well_formed_and_shown()
    {
        var pictures = Repo.Files("docs/img", "*.svg").ToList();
        Assert.NotEmpty(pictures);
        var text = string.Concat(new[] { "README.md", "ARCHITECTURE.md" }.Concat(Repo.Files("docs", "*.md")).Select(Repo.Read));
        foreach (var picture in pictures)
        {
            Assert.Equal("svg", XDocument.Load(Repo.PathTo(picture)).Root!.Name.LocalName);
            Assert.Contains(Path.GetFileName(picture), text);
        }
    }

    /// <summary>A page may name a file by the end of its path: "Modes/Iptables" within the page about the proxy.</summary>
    private static bool EndsSomePath(string name) =>
        Repo.Sources.Any(f => f.EndsWith("/" + name, StringComparison.Ordinal) || f.Contains("/" + name.TrimEnd('/') + "/", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(([^)\s]+)\)|(?<=src="")([^""]+)(?="")")]
    private static partial Regex Links();

    // `src/…`, `Folder/File.cs`, `File.cs`, `docs/page.md`: what has a slash after a capital or known root, or ends in .cs.
    [GeneratedRegex(@"`((?:(?:src|tests|bench|docs|tools|facts|lab|examples)/[\w./-]*)|(?:[A-Z]\w*/)*[A-Z]\w*\.cs)`")]
    private static partial Regex Files();
}
