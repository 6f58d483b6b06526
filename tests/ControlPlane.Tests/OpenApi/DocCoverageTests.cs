using NetKube.Shared.Api;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.Tests.OpenApi;

/// <summary>Every kind says what it is; how many fields do is printed and may not fall.</summary>
public sealed class DocCoverageTests(ITestOutputHelper output)
{
    private const double LeastShare = 0.95;

    [Fact]
    public void Every_kind_has_a_line_of_its_own() =>
        Assert.All(ApiCatalog.BuiltIn.Resources, r => Assert.True(r.Schema.Doc.Length > 0, $"{r.GroupVersion} {r.Kind} has no line in facts/api-docs.tsv"));

    [Fact]
    public void Nearly_every_field_says_what_it_is_for()
    {
        var types = Reachable();
        var fields = types.SelectMany(t => t.Fields.Select(f => (Type: t, Field: f))).ToList();
        var bare = fields.Where(f => f.Field.Doc.Length == 0).ToList();
        output.WriteLine($"{fields.Count - bare.Count} of {fields.Count} fields and {types.Count(t => t.Doc.Length > 0)} of {types.Count} types have a line");
        foreach (var (type, field) in bare) output.WriteLine($"{type.GroupVersion}.{type.Name}.{field.Name}");
        Assert.True(bare.Count <= fields.Count * (1 - LeastShare), $"{bare.Count} of {fields.Count} fields have no line: {string.Join(", ", bare.Take(10).Select(f => $"{f.Type.Name}.{f.Field.Name}"))}");
    }

    [Fact]
    public void A_line_is_one_line_and_ends_as_a_sentence()
    {
        var docs = Reachable().SelectMany(t => t.Fields.Select(f => f.Doc).Append(t.Doc)).Where(d => d.Length > 0).ToList();
        Assert.All(docs, d => Assert.True(d.EndsWith('.') && !d.Contains('\n') && d.Length <= 200, d));
    }

    private static HashSet<TypeSchema> Reachable()
    {
        var found = new HashSet<TypeSchema>();
        var open = new Stack<TypeSchema>(ApiCatalog.BuiltIn.Resources.Select(r => r.Schema));
        while (open.TryPop(out var type))
        {
            if (!found.Add(type)) continue;
            foreach (var field in type.Fields)
            {
                if (Inner(field.Value) is { } inner) open.Push(inner);
            }
        }
        return found;
    }

    private static TypeSchema? Inner(ValueSchema value) => value switch
    {
        StructSchema inner => inner.Type,
        ListSchema list => Inner(list.Element),
        MapSchema map => Inner(map.Value),
        _ => null,
    };
}
