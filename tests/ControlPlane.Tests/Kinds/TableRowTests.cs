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

    [Theory]
    [InlineData("a name of a load balancer in full", "v1/services", 3, "a-long-name-of-a-balancer.example.com",
        """{"spec":{"type":"LoadBalancer"},"status":{"loadBalancer":{"ingress":[{"hostname":"a-long-name-of-a-balancer.example.com"}]}}}""")]
    [InlineData("hosts, and how many rules more", "networking.k8s.io/v1/ingresses", 2, "a,b,c + 2 more...",
        """{"spec":{"rules":[{"host":"a"},{},{"host":"b"},{"host":"c"},{}]}}""")]
    [InlineData("three hosts and no more", "networking.k8s.io/v1/ingresses", 2, "a,b,c", """{"spec":{"rules":[{"host":"a"},{},{"host":"b"},{"host":"c"}]}}""")]
    [InlineData("a port of a slice by name", "discovery.k8s.io/v1/endpointslices", 2, "1,http", """{"ports":[{"port":1},{"name":"http"}]}""")]
    [InlineData("a claim that is bound to nothing yet", "v1/persistentvolumeclaims", 3, "", """{"status":{"capacity":{"storage":"1Gi"}}}""")]
    public void A_cell_shows(string what, string resource, int column, string expected, string json)
    {
        var kind = Judged.KindOf(resource);
        var value = Judged.Read(kind, json);
        kind.Default(value);
        Assert.Equal((what, expected), (what, kind.Row(value, DateTime.UnixEpoch)[column]));
    }

    [Theory]
    [InlineData("Succeeded", "Completed")]
    [InlineData("Failed", "Completed")]
    [InlineData("Running", null)]
    public void A_pod_that_has_ended_says_so(string phase, string? condition)
    {
        var kind = Judged.KindOf("v1/pods");
        var value = Judged.Read(kind, "{\"status\":{\"phase\":\"" + phase + "\"}}");
        Assert.Equal(condition, kind.RowConditions(value)?.Single().Type);
    }
}
