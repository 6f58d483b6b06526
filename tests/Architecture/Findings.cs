namespace NetKube.Architecture;

/// <summary>What a rule of the house found.</summary>
internal static class Findings
{
    /// <summary>Fails with every finding, a line each.</summary>
    public static void None(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }
}
