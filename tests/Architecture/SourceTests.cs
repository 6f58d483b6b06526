using System.Text.RegularExpressions;

namespace NetKube.Architecture;

/// <summary>What every source file keeps to.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 400;
    private const int MostColumns = 160;

    /// <summary>Files that may be longer, with the reason.</summary>
    private static readonly Dictionary<string, string> LongFiles = new()
    {
        ["src/Shared/Serialization/JsonInput.cs"] = "one reader, one state; its methods are a list of the JSON forms of Go's types",
        ["tests/ControlPlane.Tests/Store/StoreContract.cs"] = "one contract, read top to bottom",
    };

    /// <summary>
    /// Lines past 160 columns that are there, by folder: a debt that may shrink and not grow. Most are signatures of
    /// validation rules and source-generated log calls.
    /// </summary>
    private static readonly Dictionary<string, int> LongLines = new()
    {
        ["src"] = 950,
        ["tests"] = 278,
        ["bench"] = 10,
        ["tools"] = 10,
    };

    /// <summary>Names with an ending that often says nothing, and why it does say something there.</summary>
    private static readonly Dictionary<string, string> ExcusedNames = new()
    {
        ["FieldManager"] = "Kubernetes' word for who owns a field",
        ["IFieldManager"] = "the same",
        ["PreservingFieldManager"] = "the same",
        ["ClusterData"] = "what lies in the folder of --data-dir",
    };

    [Fact]
    public void No_file_is_longer_than_a_person_reads_at_once()
    {
        var tooLong = Repo.Sources.Where(f => !IsGenerated(f) && !LongFiles.ContainsKey(f) && File.ReadLines(Repo.PathTo(f)).Count() > MostLines);
        Findings.None(tooLong);
    }

    [Fact]
    public void A_file_excused_for_its_length_still_is_long() =>
        Findings.None(LongFiles.Keys.Where(f => !File.Exists(Repo.PathTo(f)) || File.ReadLines(Repo.PathTo(f)).Count() <= MostLines));

    [Theory, InlineData("src"), InlineData("tests"), InlineData("bench"), InlineData("tools")]
    public void Long_lines_do_not_become_more(string root)
    {
        var found = Repo.Sources.Where(f => f.StartsWith(root + "/", StringComparison.Ordinal)).Sum(f => File.ReadLines(Repo.PathTo(f)).Count(l => l.Length > MostColumns));
        Assert.True(found <= LongLines[root], $"{root}: {found} lines are longer than {MostColumns} columns, {LongLines[root]} are excused");
    }

    [Fact]
    public void Nothing_is_left_for_later_in_a_comment()
    {
        var found = from file in Repo.Sources
                    where !file.StartsWith("tests/Architecture/", StringComparison.Ordinal)
                    let match = LeftForLater().Match(Repo.Read(file))
                    where match.Success
                    select $"{file}: {match.Value}";
        Findings.None(found);
    }

    [Fact]
    public void Type_names_say_what_the_type_is()
    {
        // Shared/Api has the API's own names (NodeSystemInfo, ...).
        var found = from file in Repo.Sources
                    where !IsGenerated(file)
                    from Match match in EmptyName().Matches(Repo.Read(file))
                    let name = match.Groups[1].Value
                    where !ExcusedNames.ContainsKey(name)
                    select $"{file}: {name}";
        Findings.None(found);
    }

    [Fact]
    public void Namespaces_are_those_of_the_folder()
    {
        var found = from file in Repo.Sources
                    where file.StartsWith("src/", StringComparison.Ordinal) && !file.StartsWith("src/Generators/", StringComparison.Ordinal)
                    let declared = Namespace().Match(Repo.Read(file))
                    where declared.Success
                    let folder = Path.GetDirectoryName(file)!["src/".Length..].Replace('/', '.')
                    let expected = Regex.Replace(folder, "^[^.]+", part => RootNamespace(part.Value))
                    where declared.Groups[1].Value != expected && !Excused(file)
                    select $"{file}: {declared.Groups[1].Value}, not {expected}";
        Findings.None(found);
    }

    /// <summary>As the project says, or that of its name.</summary>
    private static string RootNamespace(string project)
    {
        var stated = Regex.Match(Repo.Read($"src/{project}/{project}.csproj"), "<RootNamespace>(.*)</RootNamespace>");
        return stated.Success ? stated.Groups[1].Value : project == "NetKube" ? project : "NetKube." + project;
    }

    [Fact]
    public void Time_comes_from_a_clock_that_is_given() =>
        Findings.None(Repo.Sources.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && SystemTime().IsMatch(Repo.Read(f))));

    [Fact]
    public void No_method_is_async_void() => Findings.None(Repo.Sources.Where(f => AsyncVoid().IsMatch(Repo.Read(f)) && f != "tests/Architecture/SourceTests.cs"));

    /// <summary>Folders that are not a namespace of their own.</summary>
    private static bool Excused(string file) =>
        file.StartsWith("src/Shared/Linux/", StringComparison.Ordinal) || file.StartsWith("src/ControlPlane/Store/", StringComparison.Ordinal)
        || file.StartsWith("src/Shared/Packets/", StringComparison.Ordinal)
        || file == "src/Shared/Api/GroupVersionKind.cs";   // of meta/v1, whose folder the generator owns

    private static bool IsGenerated(string file) => file.StartsWith("src/Shared/Api/", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b|\bNotImplementedException\b")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?(\w*(?:Utils?|Utilities|Helpers?|Managers?|Info|Data|Misc))\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bThread\.Sleep\b")]
    private static partial Regex SystemTime();

    [GeneratedRegex(@"\basync void\b")]
    private static partial Regex AsyncVoid();
}
