using NetKube.ControlPlane.Kinds.Admission;

namespace NetKube.ControlPlane.Tests.Kinds;

public sealed class CelSyntaxTests
{
    [Theory]
    [InlineData("true")]
    [InlineData("object.spec.replicas <= 5 && !has(object.metadata.labels)")]
    [InlineData("device.attributes['a.example'].model == \"x\" || 'b' in ['a', 'b']")]
    [InlineData("object.spec.containers.all(c, c.image.matches(r'^x/.*$')) ? 'a' : \"b\"")]
    [InlineData("Object{metadata: Object.metadata{labels: {'a': 'b', \"c\": d.?e.orValue(-1)}}}")]
    [InlineData("[JSONPatch{op: \"add\", path: '/x', value: 1.5e3}, ]")]
    [InlineData("size(self.x[?0]) > 0u // why not")]
    public void Sentences_of_the_language_are_accepted(string expression) => Assert.Null(CelSyntax.Problem(expression));

    [Theory]
    [InlineData("object.foo +")]
    [InlineData("(a")]
    [InlineData("a b")]
    [InlineData("a = b")]
    [InlineData("'open")]
    [InlineData("a ? b")]
    [InlineData("{1}")]
    public void Other_texts_are_not(string expression) => Assert.NotNull(CelSyntax.Problem(expression));
}
