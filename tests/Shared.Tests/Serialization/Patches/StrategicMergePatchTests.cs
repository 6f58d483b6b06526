using System.Text;
using System.Text.Json.Nodes;
using NetKube.Shared.Api.Apps.V1;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Schema;
using NetKube.Shared.Serialization.Patches;

namespace NetKube.Shared.Tests.Serialization.Patches;

public sealed class StrategicMergePatchTests
{
    /// <summary>Sentence, pod spec, patch of it, result.</summary>
    public static TheoryData<string, string, string, string> OfPodSpecs => new()
    {
        { "an element is found by its merge key", """{"containers":[{"name":"c","image":"x:1"},{"name":"d","image":"y"}]}""", """{"containers":[{"name":"c","image":"x:2"}]}""", """{"containers":[{"name":"c","image":"x:2"},{"name":"d","image":"y"}]}""" },
        { "a new element comes before those that only the server knows", """{"containers":[{"name":"c"}]}""", """{"containers":[{"name":"n","image":"z"}]}""", """{"containers":[{"name":"n","image":"z"},{"name":"c"}]}""" },
        { "an element is deleted", """{"containers":[{"name":"c"},{"name":"d"}]}""", """{"containers":[{"name":"d","$patch":"delete"}]}""", """{"containers":[{"name":"c"}]}""" },
        { "deleting what is not there changes nothing", """{"containers":[{"name":"c"}]}""", """{"containers":[{"name":"d","$patch":"delete"}]}""", """{"containers":[{"name":"c"}]}""" },
        { "a list is replaced", """{"containers":[{"name":"c"},{"name":"d"}]}""", """{"containers":[{"name":"only"},{"$patch":"replace"}]}""", """{"containers":[{"name":"only"}]}""" },
        { "nested lists merge", """{"containers":[{"name":"c","env":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}]}""", """{"containers":[{"name":"c","env":[{"name":"A","$patch":"delete"}]}]}""", """{"containers":[{"name":"c","env":[{"name":"B","value":"2"}]}]}""" },
        { "an order is set", """{"containers":[{"name":"c","image":"x"},{"name":"d","image":"y"}]}""", """{"$setElementOrder/containers":[{"name":"d"},{"name":"c"}],"containers":[{"name":"c","image":"q"}]}""", """{"containers":[{"name":"d","image":"y"},{"name":"c","image":"q"}]}""" },
        { "an order alone is enough", """{"containers":[{"name":"c"},{"name":"d"},{"name":"e"}]}""", """{"$setElementOrder/containers":[{"name":"e"},{"name":"c"}]}""", """{"containers":[{"name":"d"},{"name":"e"},{"name":"c"}]}""" },
        { "an element that the server alone knows keeps its neighbours", """{"containers":[{"name":"a"},{"name":"s"},{"name":"b"}]}""", """{"$setElementOrder/containers":[{"name":"a"},{"name":"b"}],"containers":[{"name":"a","image":"i"}]}""", """{"containers":[{"name":"a","image":"i"},{"name":"s"},{"name":"b"}]}""" },
        { "a union keeps the named members alone", """{"volumes":[{"name":"v","emptyDir":{}}]}""", """{"volumes":[{"$retainKeys":["name","hostPath"],"name":"v","hostPath":{"path":"/x"}}]}""", """{"volumes":[{"name":"v","hostPath":{"path":"/x"}}]}""" },
        { "an atomic list is replaced", """{"tolerations":[{"key":"k1"}]}""", """{"tolerations":[{"key":"k2"}]}""", """{"tolerations":[{"key":"k2"}]}""" },
        { "an object is emptied", """{"securityContext":{"runAsUser":1}}""", """{"securityContext":{"$patch":"delete"}}""", """{"securityContext":{}}""" },
        { "an object is replaced", """{"nodeSelector":{"a":"b","c":"d"}}""", """{"nodeSelector":{"$patch":"replace","e":"f"}}""", """{"nodeSelector":{"e":"f"}}""" },
        { "null removes a member", """{"hostname":"h","subdomain":"s"}""", """{"hostname":null,"nodeName":null}""", """{"subdomain":"s"}""" },
        { "a new object comes without its nulls and directives", """{}""", """{"securityContext":{"runAsUser":null,"runAsGroup":2},"containers":[{"name":"c","$patch":"delete"},{"name":"d"}]}""", """{"securityContext":{"runAsGroup":2},"containers":[{"name":"d"}]}""" },
        { "numbers are merge keys too", """{"containers":[{"name":"c","ports":[{"containerPort":80,"name":"a"}]}]}""", """{"containers":[{"name":"c","ports":[{"containerPort":80,"hostPort":8080}]}]}""", """{"containers":[{"name":"c","ports":[{"containerPort":80,"name":"a","hostPort":8080}]}]}""" },
    };

    [Theory, MemberData(nameof(OfPodSpecs))]
    public void A_patch_merges_by_the_rules_of_the_type(string sentence, string spec, string patch, string expected)
    {
        var original = JsonNode.Parse($$"""{"spec":{{spec}}}""")!;
        var before = original.ToJsonString();

        var patched = StrategicMergePatch.Apply(original, Encoding.UTF8.GetBytes($$"""{"spec":{{patch}}}"""), Pod.ApiSchema);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""{"spec":{{expected}}}"""), patched), $"{sentence}: {patched.ToJsonString()}");
        Assert.Equal(before, original.ToJsonString());
    }

    [Theory]
    [InlineData("new ones come first", """["a"]""", """{"finalizers":["b"]}""", """["b","a"]""")]
    [InlineData("each is there once", """["a","b"]""", """{"finalizers":["b"]}""", """["a","b"]""")]
    [InlineData("the order is set", """["a"]""", """{"$setElementOrder/finalizers":["n","a"],"finalizers":["n"]}""", """["n","a"]""")]
    [InlineData("some are deleted", """["a","b","c"]""", """{"$deleteFromPrimitiveList/finalizers":["a","c"]}""", """["b"]""")]
    public void Lists_of_scalars_merge(string sentence, string finalizers, string patch, string expected)
    {
        var original = JsonNode.Parse($$$"""{"metadata":{"finalizers":{{{finalizers}}}}}""")!;

        var patched = StrategicMergePatch.Apply(original, Encoding.UTF8.GetBytes($$"""{"metadata":{{patch}}}"""), Pod.ApiSchema);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), patched["metadata"]!["finalizers"]), $"{sentence}: {patched.ToJsonString()}");
    }

    [Theory]
    [InlineData("no object", "[]", PatchFailure.BadRequest)]
    [InlineData("an element without its key", """{"spec":{"containers":[{"image":"x"}]}}""", PatchFailure.Unprocessable)]
    [InlineData("an unknown directive", """{"spec":{"$patch":"bogus"}}""", PatchFailure.Unprocessable)]
    [InlineData("an unknown directive of an element", """{"spec":{"containers":[{"name":"c","$patch":"bogus"}]}}""", PatchFailure.Unprocessable)]
    [InlineData("a list of lists", """{"metadata":{"finalizers":[["a"]]}}""", PatchFailure.Unprocessable)]
    [InlineData("keys to retain that are no list", """{"spec":{"$retainKeys":"a"}}""", PatchFailure.BadRequest)]
    [InlineData("a member that is not to be retained", """{"spec":{"$retainKeys":["containers"],"hostname":"h"}}""", PatchFailure.BadRequest)]
    [InlineData("a parallel list without a name", """{"spec":{"$setElementOrder/":[]}}""", PatchFailure.BadRequest)]
    [InlineData("a patch in another order than it sets", """{"spec":{"$setElementOrder/containers":[{"name":"d"},{"name":"c"}],"containers":[{"name":"c"},{"name":"d"}]}}""", PatchFailure.Unprocessable)]
    public void A_bad_patch_is_refused(string sentence, string patch, PatchFailure expected)
    {
        var original = JsonNode.Parse("""{"metadata":{"finalizers":["f"]},"spec":{"containers":[{"name":"c"},{"name":"d"}]}}""")!;
        var refusal = Assert.Throws<PatchException>(() => StrategicMergePatch.Apply(original, Encoding.UTF8.GetBytes(patch), Pod.ApiSchema));
        Assert.True(expected == refusal.Kind, $"{sentence}: {refusal.Kind} {refusal.Message}");
    }

    [Fact]
    public void Strategies_of_deployments_keep_their_union()
    {
        var original = JsonNode.Parse("""{"spec":{"strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":1}}}}""")!;

        var patched = StrategicMergePatch.Apply(original, """{"spec":{"strategy":{"$retainKeys":["type"],"type":"Recreate"}}}"""u8, Deployment.ApiSchema);

        Assert.Equal("""{"spec":{"strategy":{"type":"Recreate"}}}""", patched.ToJsonString());
    }

    [Fact]
    public void A_large_list_merges_in_linear_time()
    {
        var schema = new TypeSchema("v1", "Big", isObject: false, atomic: false, [new FieldSchema("l", new ListSchema(new ScalarSchema(ScalarKind.String), ListKind.Set, [])) { PatchStrategy = "merge" }]);
        var many = new JsonArray([.. Enumerable.Range(0, 50_000).Select(i => (JsonNode?)JsonValue.Create($"e{i}"))]);
        var patch = new JsonObject { ["l"] = many.DeepClone() };

        var patched = StrategicMergePatch.Apply(new JsonObject { ["l"] = many }, Encoding.UTF8.GetBytes(patch.ToJsonString()), schema);

        Assert.Equal(50_000, patched["l"]!.AsArray().Count);
    }
}
