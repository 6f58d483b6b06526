using NetKube.NodeAgent.Containers;

namespace NetKube.NodeAgent.Tests.Containers;

public sealed class ExpansionTests
{
    private static readonly Dictionary<string, string> Values = new() { ["A"] = "1", ["EMPTY"] = "" };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$(A)", "1")]
    [InlineData("x-$(A)-$(A)", "x-1-1")]
    [InlineData("$(EMPTY)", "")]
    [InlineData("$(UNKNOWN)", "$(UNKNOWN)")]
    [InlineData("$$(A)", "$(A)")]
    [InlineData("$$$(A)", "$1")]
    [InlineData("$A", "$A")]
    [InlineData("$(A", "$(A")]
    [InlineData("$", "$")]
    [InlineData("end$", "end$")]
    public void References_become_values(string text, string expanded) => Assert.Equal(expanded, Expansion.Expand(text, Values));
}
