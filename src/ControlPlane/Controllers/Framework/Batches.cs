namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>Many like calls.</summary>
internal static class Batches
{
    /// <summary>
    /// Runs the calls in batches of 1, 2, 4, … and stops after the first batch with a failure, so that a refusal that
    /// all would get (a quota) costs few calls. Returns how many succeeded and the first failure.
    /// </summary>
    public static async Task<(int Succeeded, Exception? Failure)> SlowStartAsync(int count, Func<int, Task> call)
    {
        var done = 0;
        for (var size = Math.Min(count, 1); size > 0; size = Math.Min(2 * size, count - done))
        {
            var (succeeded, failure) = await AllAsync(Enumerable.Range(done, size).Select(call));
            if (failure is not null) return (done + succeeded, failure);
            done += size;
        }
        return (done, null);
    }

    /// <summary>Awaits all, also when some fail.</summary>
    public static async Task<(int Succeeded, Exception? Failure)> AllAsync(IEnumerable<Task> calls)
    {
        var succeeded = 0;
        Exception? failure = null;
        foreach (var call in calls.ToList())
        {
            try
            {
                await call;
                succeeded++;
            }
            catch (Exception e)
            {
                failure ??= e;
            }
        }
        return (succeeded, failure);
    }
}
