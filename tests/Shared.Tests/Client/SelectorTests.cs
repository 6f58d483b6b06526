using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Selectors;

namespace NetKube.Shared.Tests.Client;

public sealed class SelectorTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "web", ["tier"] = "front", ["n"] = "5", ["in"] = "x", ["empty"] = "" };

    [Theory]
    [InlineData("", true)]
    [InlineData("app=web", true)]
    [InlineData("app==web", true)]
    [InlineData("app = web , tier!=back", true)]
    [InlineData("app!=web", false)]
    [InlineData("missing!=x", true)]
    [InlineData("app in (web, db)", true)]
    [InlineData("app in (db)", false)]
    [InlineData("app notin (db,cache)", true)]
    [InlineData("missing notin (a)", true)]
    [InlineData("app", true)]
    [InlineData("!app", false)]
    [InlineData("!missing", true)]
    [InlineData("n>4,n<6", true)]
    [InlineData("n>5", false)]
    [InlineData("in=x", true)]
    [InlineData("empty=", true)]
    [InlineData("app=", false)]
    [InlineData("example.com/a", false)]
    public void A_label_selector_selects(string text, bool selects) => Assert.Equal(selects, LabelSelectorExpression.Parse(text).Matches(Labels));

    [Theory]
    [InlineData("a=b=c")]
    [InlineData("a,,b")]
    [InlineData("a,")]
    [InlineData("a in b")]
    [InlineData("a in (b")]
    [InlineData("=b")]
    [InlineData("a b")]
    [InlineData("-a=b")]
    [InlineData("a=b/c")]
    [InlineData("a>b")]
    public void A_bad_label_selector_is_refused(string text) => Assert.Throws<FormatException>(() => LabelSelectorExpression.Parse(text));

    [Theory]
    [InlineData("tier!=back,app in (db,web),!x,y", "!x,app in (db,web),tier!=back,y")]
    public void The_canonical_form_reads_back(string text, string canonical)
    {
        var sorted = string.Join(',', LabelSelectorExpression.Parse(text).Requirements.Select(r => r.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(canonical, sorted);
        Assert.Equal(LabelSelectorExpression.Parse(text).ToString(), LabelSelectorExpression.Parse(LabelSelectorExpression.Parse(text).ToString()).ToString());
    }

    [Fact]
    public void No_selector_selects_nothing_and_an_empty_one_everything()
    {
        Assert.False(LabelSelectorExpression.From((LabelSelector?)null).Matches(Labels));
        Assert.True(LabelSelectorExpression.From(new LabelSelector()).Matches(null));
    }

    [Theory]
    [InlineData("metadata.name=a", true)]
    [InlineData("metadata.name==a,status.phase!=Failed", true)]
    [InlineData("status.phase=Failed", false)]
    [InlineData("note=x\\,y\\=z", true)]
    public void A_field_selector_selects(string text, bool selects)
    {
        var fields = new Dictionary<string, string> { ["metadata.name"] = "a", ["status.phase"] = "Running", ["note"] = "x,y=z" };
        Assert.Equal(selects, FieldSelectorExpression.Parse(text).Matches(f => fields.GetValueOrDefault(f, "")));
    }

    [Theory]
    [InlineData("metadata.name")]
    [InlineData("a=b=c")]
    [InlineData("a=b\\x")]
    public void A_bad_field_selector_is_refused(string text) => Assert.Throws<FormatException>(() => FieldSelectorExpression.Parse(text));
}
