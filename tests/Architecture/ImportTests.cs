using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetKube.Architecture;

/// <summary>Imports point down only: the binary → the five parts → Shared.</summary>
public sealed class ImportTests
{
    private static readonly string[] Parts = ["ControlPlane", "NodeAgent", "Overlay", "ProxyEngine", "ClusterDns"];

    public static TheoryData<string> AllParts => [.. Parts];

    [Theory, MemberData(nameof(AllParts))]
    public void A_part_refers_to_shared_only(string part) => Assert.Equal(["Shared"], References($"src/{part}/{part}.csproj"));

    [Fact]
    public void Shared_refers_to_the_source_generator_only() => Assert.Equal(["Generators"], References("src/Shared/Shared.csproj"));

    [Fact]
    public void The_test_cluster_refers_to_the_parts_that_it_runs() =>
        Assert.Equal(["ControlPlane", "NodeAgent"], References("src/TestCluster/TestCluster.csproj"));

    [Theory, MemberData(nameof(AllParts))]
    public void A_part_names_no_other_part(string part)
    {
        var others = new Regex($@"\bNetKube\.({string.Join('|', Parts.Where(p => p != part))})\b");
        Findings.None(Repo.Files($"src/{part}", "*.cs").Where(f => others.IsMatch(Repo.Read(f))));
    }

    [Fact]
    public void Shared_names_no_part()
    {
        var parts = new Regex($@"\bNetKube\.({string.Join('|', Parts)})\b");
        Findings.None(Repo.Files("src/Shared", "*.cs").Where(f => parts.IsMatch(Repo.Read(f))));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repo.Read("NetKube.sln").Replace('\\', '/');
        Findings.None(new[] { "src", "tests", "bench" }.SelectMany(r => Repo.Files(r, "*.csproj")).Where(p => !solution.Contains(p, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Repo.PathTo(project)).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
}
