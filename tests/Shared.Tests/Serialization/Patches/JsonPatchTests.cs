using System.Text;
using System.Text.Json.Nodes;
using NetKube.Shared.Serialization.Patches;

namespace NetKube.Shared.Tests.Serialization.Patches;

public sealed class JsonPatchTests
{
    /// <summary>The examples of RFC 6902, appendix A, and what Kubernetes does beside it: sentence, document, patch, result.</summary>
    public static TheoryData<string, string, string, string> Results => new()
    {
        { "A.1 adds a member", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux"}]""", """{"baz":"qux","foo":"bar"}""" },
        { "A.2 adds an element", """{"foo":["bar","baz"]}""", """[{"op":"add","path":"/foo/1","value":"qux"}]""", """{"foo":["bar","qux","baz"]}""" },
        { "A.3 removes a member", """{"baz":"qux","foo":"bar"}""", """[{"op":"remove","path":"/baz"}]""", """{"foo":"bar"}""" },
        { "A.4 removes an element", """{"foo":["bar","qux","baz"]}""", """[{"op":"remove","path":"/foo/1"}]""", """{"foo":["bar","baz"]}""" },
        { "A.5 replaces a value", """{"baz":"qux","foo":"bar"}""", """[{"op":"replace","path":"/baz","value":"boo"}]""", """{"baz":"boo","foo":"bar"}""" },
        { "A.6 moves a value", """{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}""", """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""", """{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}""" },
        { "A.7 moves an element", """{"foo":["all","grass","cows","eat"]}""", """[{"op":"move","from":"/foo/1","path":"/foo/3"}]""", """{"foo":["all","cows","eat","grass"]}""" },
        { "A.8 tests values", """{"baz":"qux","foo":["a",2,"c"]}""", """[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]""", """{"baz":"qux","foo":["a",2,"c"]}""" },
        { "A.10 adds a nested member", """{"foo":"bar"}""", """[{"op":"add","path":"/child","value":{"grandchild":{}}}]""", """{"foo":"bar","child":{"grandchild":{}}}""" },
        { "A.11 ignores unknown members of operations", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux","xyz":123}]""", """{"foo":"bar","baz":"qux"}""" },
        { "A.14 unescapes the tilde", """{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":10}]""", """{"/":9,"~1":10}""" },
        { "A.16 adds an array at the end", """{"foo":["bar"]}""", """[{"op":"add","path":"/foo/-","value":["abc","def"]}]""", """{"foo":["bar",["abc","def"]]}""" },
        { "copies a value", """{"a":{"b":1}}""", """[{"op":"copy","from":"/a","path":"/c"},{"op":"replace","path":"/c/b","value":2}]""", """{"a":{"b":1},"c":{"b":2}}""" },
        { "a missing member tests as null", """{"a":1}""", """[{"op":"test","path":"/b","value":null}]""", """{"a":1}""" },
        { "replace of a missing member adds it", """{"a":1}""", """[{"op":"replace","path":"/b","value":2}]""", """{"a":1,"b":2}""" },
        { "a negative index counts from the end", """{"a":[1,2,3]}""", """[{"op":"remove","path":"/a/-1"}]""", """{"a":[1,2]}""" },
        { "the whole document may be replaced", """{"a":1}""", """[{"op":"replace","path":"","value":{"b":2}}]""", """{"b":2}""" },
        { "an escaped slash is part of a name", """{"m":{}}""", """[{"op":"add","path":"/m/a.b~1c","value":"d"}]""", """{"m":{"a.b/c":"d"}}""" },
        { "of equal names the last counts", """{"a":1}""", """[{"op":"add","path":"/b","value":1,"value":2}]""", """{"a":1,"b":2}""" },
    };

    [Theory, MemberData(nameof(Results))]
    public void A_patch_gives_its_result(string sentence, string document, string patch, string expected)
    {
        var original = JsonNode.Parse(document);

        var patched = JsonPatch.Apply(original, Encoding.UTF8.GetBytes(patch));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), patched), $"{sentence}: {patched?.ToJsonString()}");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(document), original), $"{sentence}: the original was changed");
    }

    [Theory]
    [InlineData("A.9 a test fails", """{"baz":"qux"}""", """[{"op":"test","path":"/baz","value":"bar"}]""", PatchFailure.Unprocessable)]
    [InlineData("A.12 the target is not there", """{"foo":"bar"}""", """[{"op":"add","path":"/baz/bat","value":"qux"}]""", PatchFailure.Unprocessable)]
    [InlineData("A.15 a string is no number", """{"~1":10}""", """[{"op":"test","path":"/~01","value":"10"}]""", PatchFailure.Unprocessable)]
    [InlineData("an unknown operation", """{"a":1}""", """[{"op":"frobnicate","path":"/a"}]""", PatchFailure.Unprocessable)]
    [InlineData("an operation without a path", """{"a":1}""", """[{"op":"remove"}]""", PatchFailure.Unprocessable)]
    [InlineData("an index behind the end", """{"a":[1]}""", """[{"op":"add","path":"/a/7","value":1}]""", PatchFailure.Unprocessable)]
    [InlineData("an index that is none", """{"a":[1]}""", """[{"op":"replace","path":"/a/x","value":1}]""", PatchFailure.Unprocessable)]
    [InlineData("removal of what is not there", """{"a":1}""", """[{"op":"remove","path":"/b"}]""", PatchFailure.Unprocessable)]
    [InlineData("a move into itself", """{"a":{"b":{}}}""", """[{"op":"move","from":"/a","path":"/a/b"}]""", PatchFailure.Unprocessable)]
    [InlineData("half a patch", """{"a":1}""", """[{"op":""", PatchFailure.BadRequest)]
    [InlineData("no list", """{"a":1}""", """{"op":"remove","path":"/a"}""", PatchFailure.BadRequest)]
    [InlineData("operations that are none", """{"a":1}""", """[1]""", PatchFailure.BadRequest)]
    public void A_bad_patch_is_refused(string sentence, string document, string patch, PatchFailure expected)
    {
        var refusal = Assert.Throws<PatchException>(() => JsonPatch.Apply(JsonNode.Parse(document), Encoding.UTF8.GetBytes(patch)));
        Assert.True(expected == refusal.Kind, $"{sentence}: {refusal.Kind} {refusal.Message}");
    }

    [Fact]
    public void Copies_that_double_the_document_over_and_over_are_stopped()
    {
        var bomb = string.Join(",", Enumerable.Repeat("""{"op":"copy","from":"/a","path":"/a/-"}""", 60));
        var document = JsonNode.Parse("""{"a":["0123456789012345678901234567890123456789"]}""");

        var refusal = Assert.Throws<PatchException>(() => JsonPatch.Apply(document, Encoding.UTF8.GetBytes($"[{bomb}]")));

        Assert.Equal(PatchFailure.Unprocessable, refusal.Kind);
    }

    [Fact]
    public void Ten_thousand_operations_are_enough()
    {
        var one = """{"op":"test","path":"/a","value":1}""";
        var most = Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Repeat(one, 10_000))}]");
        var more = Encoding.UTF8.GetBytes($"[{string.Join(",", Enumerable.Repeat(one, 10_001))}]");
        var document = JsonNode.Parse("""{"a":1}""");

        Assert.NotNull(JsonPatch.Apply(document, most));
        Assert.Equal(PatchFailure.TooLarge, Assert.Throws<PatchException>(() => JsonPatch.Apply(document, more)).Kind);
    }

    [Fact]
    public void A_patch_is_bounded_in_size_and_depth()
    {
        var limits = new PatchLimits { MaxBytes = 1000 };
        var deep = new string('[', 300) + new string(']', 300);
        var long_ = "[" + new string(' ', 1000) + "]";

        Assert.Equal(PatchFailure.BadRequest, Assert.Throws<PatchException>(() => JsonPatch.Apply(null, Encoding.UTF8.GetBytes(deep))).Kind);
        Assert.Equal(PatchFailure.TooLarge, Assert.Throws<PatchException>(() => JsonPatch.Apply(null, Encoding.UTF8.GetBytes(long_), limits)).Kind);
    }
}
