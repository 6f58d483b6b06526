namespace NetKube.ControlPlane.Tests.Kinds;

/// <summary>Every kind fills the columns that its resource announces.</summary>
public sealed class TableRowTests
{
    public static TheoryData<string> Resources => [.. Judged.Kinds.Select(k => $"{k.Resource.GroupVersion}/{k.Resource.Plural}").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Resources))]
    public void A_row_has_a_cell_for_each_column(string resource)
    {
        var kind = Judged.KindOf(resource);
        var value = Judged.Read(kind, """{"metadata":{"name":"o"}}""");
        kind.Default(value);
        Assert.Equal(kind.Resource.Columns.Count, kind.Row(value, DateTime.UnixEpoch).Count);
    }
}
