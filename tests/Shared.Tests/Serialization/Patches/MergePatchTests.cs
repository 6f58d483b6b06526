using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NetKube.Shared.Serialization.Patches;

namespace NetKube.Shared.Tests.Serialization.Patches;

public sealed class MergePatchTests
{
    /// <summary>The table of RFC 7386, appendix A.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void The_table_of_the_standard_holds(string document, string patch, string expected)
    {
        var merged = MergePatch.Merge(JsonNode.Parse(document), JsonNode.Parse(patch));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), merged), merged?.ToJsonString() ?? "null");
    }

    [Theory, InlineData("[1,2]"), InlineData("null"), InlineData("\"a\""), InlineData("{"), InlineData("")]
    public void A_patch_of_an_object_is_an_object(string patch)
    {
        var refusal = Assert.Throws<PatchException>(() => MergePatch.Apply(JsonNode.Parse("{}"), Encoding.UTF8.GetBytes(patch)));
        Assert.Equal(PatchFailure.BadRequest, refusal.Kind);
    }

    [Fact]
    public void The_patch_of_a_difference_gives_the_other_document()
    {
        Prop.ForAll(Documents().ToArbitrary(), Documents().ToArbitrary(), (from, to) =>
        {
            var merged = MergePatch.Merge(JsonNode.Parse(from), Difference(JsonNode.Parse(from)!.AsObject(), JsonNode.Parse(to)!.AsObject()));
            return JsonNode.DeepEquals(JsonNode.Parse(to), merged);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Merging_twice_is_merging_once()
    {
        Prop.ForAll(Documents().ToArbitrary(), Documents().ToArbitrary(), (document, patch) =>
        {
            var once = MergePatch.Merge(JsonNode.Parse(document), JsonNode.Parse(patch));
            return JsonNode.DeepEquals(once, MergePatch.Merge(once, JsonNode.Parse(patch)));
        }).QuickCheckThrowOnFailure();
    }

    private static JsonObject Difference(JsonObject from, JsonObject to)
    {
        var patch = new JsonObject();
        foreach (var (name, _) in from.Where(m => !to.ContainsKey(m.Key))) patch[name] = null;
        foreach (var (name, value) in to)
        {
            if (from[name] is JsonObject before && value is JsonObject after) patch[name] = Difference(before, after);
            else if (!JsonNode.DeepEquals(from[name], value)) patch[name] = value!.DeepClone();
        }
        return patch;
    }

    /// <summary>Objects without nulls, which a merge patch cannot set.</summary>
    internal static Gen<string> Documents() => Members(3);

    private static Gen<string> Members(int depth) =>
        from members in Gen.Choose(0, 4).SelectMany(n => Gen.ListOf(Member(depth), n))
        select "{" + string.Join(",", members.DistinctBy(m => m.Name).Select(m => $"\"{m.Name}\":{m.Value}")) + "}";

    private static Gen<(string Name, string Value)> Member(int depth) =>
        from name in Gen.Elements("a", "b", "c", "d", "e")
        from value in depth == 0 ? Scalars() : Gen.OneOf(Scalars(), Members(depth - 1))
        select (name, value);

    private static Gen<string> Scalars() => Gen.Elements("1", "2.5", "true", "\"x\"", "\"y\"", "[]", "[1,{\"a\":2}]", "{}");
}
