using System.Text.Json;
using NetKube.Shared.Client.History;

namespace NetKube.ControlPlane.Tests.History;

public sealed class FieldPathTests
{
    private const string State = """
        {"metadata":{"labels":{"app.kubernetes.io/name":"web"},"resourceVersion":"7"},
         "spec":{"replicas":3,"template":{"spec":{"containers":[{"name":"side","image":"s:1"},{"name":"web","image":"w:1"}]}},"args":["a","b"]}}
        """;

    [Theory]
    [InlineData("spec.replicas", "3")]
    [InlineData(".spec.replicas", "3")]
    [InlineData("spec.template.spec.containers[web].image", "\"w:1\"")]
    [InlineData("spec.template.spec.containers[0].image", "\"s:1\"")]
    [InlineData("metadata.labels[app.kubernetes.io/name]", "\"web\"")]
    [InlineData("spec.args[1]", "\"b\"")]
    [InlineData("spec.args[9]", null)]
    [InlineData("spec.nothing.there", null)]
    public void A_path_finds_its_field(string path, string? value) => Assert.Equal(value, FieldPath.TryParse(path)!.In(Json(State))?.GetRawText());

    [Theory, InlineData(""), InlineData("a..b"), InlineData("a["), InlineData("[a]")]
    public void What_is_no_path_is_none(string text) => Assert.Null(FieldPath.TryParse(text));

    private const string ImageOfWeb = """{"f:spec":{"f:template":{"f:spec":{"f:containers":{"k:{\"name\":\"web\"}":{".":{},"f:image":{}}}}}}}""";

    [Theory]
    [InlineData("""{"f:spec":{"f:replicas":{}}}""", "spec.replicas", true)]
    [InlineData("""{"f:spec":{"f:replicas":{}}}""", "spec.paused", false)]
    [InlineData("""{"f:metadata":{"f:labels":{"f:app.kubernetes.io/name":{}}}}""", "metadata.labels[app.kubernetes.io/name]", true)]
    [InlineData(ImageOfWeb, "spec.template.spec.containers[web].image", true)]
    [InlineData(ImageOfWeb, "spec.template.spec.containers[side].image", false)]
    [InlineData("""{"f:spec":{"f:args":{}}}""", "spec.args[1]", true)]
    public void Ownership_is_read_off_a_set_of_fields(string fields, string path, bool owned) =>
        Assert.Equal(owned, FieldPath.TryParse(path)!.IsOwnedBy(Json(fields), Json(State)));

    [Fact]
    public void Differences_are_told_by_path_and_named_items_are_matched_by_name()
    {
        var after = Json(State.Replace("w:1", "w:2", StringComparison.Ordinal).Replace("\"replicas\":3,", "", StringComparison.Ordinal)
            .Replace("\"7\"", "\"8\"", StringComparison.Ordinal).Replace("[\"a\",\"b\"]", "[\"a\",\"b\",\"c\"]", StringComparison.Ordinal)
            .Replace("{\"name\":\"side\",\"image\":\"s:1\"},", "", StringComparison.Ordinal));
        Assert.Equal(
        [
            new FieldChange("spec.replicas", "3", null),
            new FieldChange("spec.template.spec.containers[side]", "{\"name\":\"side\",\"image\":\"s:1\"}", null),
            new FieldChange("spec.template.spec.containers[web].image", "\"w:1\"", "\"w:2\""),
            new FieldChange("spec.args[2]", null, "\"c\""),
        ], JsonDifference.Between(Json(State), after));
    }

    [Theory, InlineData("90s", 90), InlineData("1h30m", 5400), InlineData("2d", 172800)]
    public void Ages_are_read(string text, int seconds)
    {
        Assert.True(Moment.TryParse(text, out var moment));
        Assert.Equal(TimeSpan.FromSeconds(seconds), moment.Ago);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
