using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.ControlPlane.ApiServer.Apply.Trees;
using NetKube.Shared.Schema;
using NetKube.Shared.Serialization;
using FieldSet = NetKube.ControlPlane.ApiServer.Apply.Fields.FieldSet;

namespace NetKube.ControlPlane.Tests.Apply;

/// <summary>What holds for any sequence of writes and applies of Services with ports, labels and selectors.</summary>
public sealed class OwnershipProperties
{
    private sealed record Step(bool Applies, string Manager, string Body);

    [Fact]
    public void Applying_twice_is_applying_once() => Prop.ForAll(Histories().ToArbitrary(), Bodies().ToArbitrary(), (history, body) =>
    {
        var world = Replay(history);
        world.Apply("last", body, force: true);
        var content = world.Content.ToJsonString();
        var managed = world.Live!.Metadata.ManagedFields!.ConvertAll(e => (e.Manager, e.Time, e.FieldsV1));
        world.Apply("last", body, force: true);
        return world.Content.ToJsonString() == content && world.Live!.Metadata.ManagedFields!.ConvertAll(e => (e.Manager, e.Time, e.FieldsV1)).SequenceEqual(managed);
    }).QuickCheckThrowOnFailure();

    /// <summary>
    /// What nobody said has no owner after an apply: an absent targetPort is written as 0 by the type, and defaults come later.
    /// </summary>
    [Fact]
    public void Every_field_that_somebody_said_has_an_owner_and_every_owner_has_fields() => Prop.ForAll(Histories().ToArbitrary(), history =>
    {
        var world = Replay(history);
        var schema = new StructSchema(() => world.Resource.Schema);
        var owned = (world.Live!.Metadata.ManagedFields ?? []).Aggregate(FieldSet.Empty, (all, e) => all.Union(FieldsV1.Parse(e.FieldsV1!.Value.Utf8.Span)));
        var said = history.Aggregate(FieldSet.Empty, (all, step) => all.Union(TreeFields.Of(JsonTree.Parse(Encoding.UTF8.GetBytes(step.Body)), schema)));
        var present = TreeFields.Of(JsonTree.Parse(Encoding.UTF8.GetBytes(world.Content.ToJsonString())), schema).Intersection(said);
        var leaves = present.Paths().Where(p => p.StartsWith(".spec.ports[", StringComparison.Ordinal) || p.StartsWith(".metadata.labels.", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return leaves.IsSubsetOf(owned.Paths()) && world.Live.Metadata.ManagedFields!.TrueForAll(e => e.FieldsV1 is { } fields && fields.ToString() != "{}");
    }).QuickCheckThrowOnFailure();

    /// <summary>An empty list is no value of its own: the type does not write it.</summary>
    [Fact]
    public void A_forced_apply_sets_what_it_says_and_removes_only_its_own() => Prop.ForAll(Histories().ToArbitrary(), Bodies().ToArbitrary(), (history, body) =>
    {
        var world = Replay(history);
        var schema = new StructSchema(() => world.Resource.Schema);
        var before = JsonTree.Parse(Encoding.UTF8.GetBytes(world.Content.ToJsonString()));
        world.Apply("stranger", body, force: true);
        var after = JsonTree.Parse(Encoding.UTF8.GetBytes(world.Content.ToJsonString()));
        var gone = TreeComparison.Of(before, after, schema).Removed;
        var applied = JsonTree.Parse(JsonOutput.Encode(world.Parse(body)));
        return gone.IsEmpty && JsonTree.Same(after, TreeMerge.Merge(after, applied, schema));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sets_follow_the_laws_of_sets() => Prop.ForAll(Bodies().ToArbitrary(), Bodies().ToArbitrary(), (one, other) =>
    {
        var schema = new StructSchema(() => NetKube.Shared.Api.Core.V1.Service.ApiSchema);
        var (a, b) = (TreeFields.Of(JsonTree.Parse(Encoding.UTF8.GetBytes(one)), schema), TreeFields.Of(JsonTree.Parse(Encoding.UTF8.GetBytes(other)), schema));
        return a.Difference(b).Union(a.Intersection(b)).SetEquals(a)
            && a.Union(b).SetEquals(b.Union(a))
            && a.Difference(b).Intersection(b).IsEmpty
            && FieldsV1.Parse(FieldsV1.Print(a).Utf8.Span).SetEquals(a);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"f:a":{}}""")]
    [InlineData("""{"f:a":{".":{},"f:b":{}},"k:{\"a\":1,\"b\":\"x\"}":{},"v:1":{},"v:\"s\"":{},"i:3":{}}""")]
    public void Field_sets_print_as_they_were_read(string text) => Assert.Equal(text, FieldsV1.Print(FieldsV1.Parse(Encoding.UTF8.GetBytes(text))).ToString());

    private static ApplyWorld Replay(Step[] history)
    {
        var world = new ApplyWorld("v1", "services");
        foreach (var step in history)
        {
            if (step.Applies) world.Apply(step.Manager, step.Body, force: true);
            else world.Write(step.Manager, step.Body);
        }
        return world;
    }

    private static Gen<Step[]> Histories() =>
        from count in Gen.Choose(1, 5)
        from steps in Gen.ArrayOf(
            from applies in Gen.Elements(true, false)
            from manager in Gen.Elements("one", "two", "three")
            from body in Bodies()
            select new Step(applies, manager, body), count)
        select steps;

    private static Gen<string> Bodies() =>
        from ports in Gen.SubListOf(80, 81, 82)
        from name in Gen.Elements("x", "y")
        from label in Gen.Elements("\"l\":\"1\"", "\"l\":\"2\"", "\"m\":\"1\",\"l\":\"1\"")
        from selector in Gen.Elements("\"a\":\"b\"", "\"a\":\"c\"")
        let list = string.Join(",", ports.Select(p => $$"""{"port":{{p}},"name":"{{name}}{{p}}"}"""))
        select $$$"""{"apiVersion":"v1","kind":"Service","metadata":{"name":"s","labels":{{{{label}}}}},"spec":{"selector":{{{{selector}}}},"ports":[{{{list}}}]}}""";
}
