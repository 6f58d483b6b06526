namespace NetKube.ControlPlane.Tests.Golden;

/// <summary>The API server answers as a Kubernetes v1.36.2 API server was recorded to answer.</summary>
public sealed class GoldenTests(GoldenRun run, ITestOutputHelper output) : IClassFixture<GoldenRun>
{
    public static TheoryData<string> Topics => [.. GoldenCase.All().Select(c => c.Topic).Distinct()];

    [Theory, MemberData(nameof(Topics))]
    public void Every_case_that_passed_once_still_passes(string topic)
    {
        var cases = run.Cases.Where(c => c.Topic == topic).ToList();
        var broken = cases.Where(c => run.Passing.Contains(c.Id) && run.Failure(c) is not null).Select(c => $"{c.Id}: {run.Failure(c)}").ToList();
        var pending = cases.Where(c => run.Pending.Contains(c.Id)).ToList();
        output.WriteLine($"{topic}: {cases.Count(c => run.Failure(c) is null)} of {cases.Count} pass, {pending.Count} pending");
        foreach (var mended in pending.Where(c => run.Failure(c) is null)) output.WriteLine($"{mended.Id} passes now: move it from pending.txt to passing.txt");
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Every_case_is_listed_once_as_passing_or_pending()
    {
        var ids = run.Cases.Select(c => c.Id).ToHashSet();
        Assert.Empty(run.Passing.Intersect(run.Pending));
        Assert.Empty(ids.Except(run.Passing).Except(run.Pending));
        Assert.Empty(run.Passing.Concat(run.Pending).Except(ids));
    }

    [Fact]
    public void The_number_of_pending_cases_is_known()
    {
        output.WriteLine($"{run.Pending.Count} of {run.Cases.Count} recorded cases are pending");
        Assert.Equal(run.Cases.Count, run.Passing.Count + run.Pending.Count);
    }
}
