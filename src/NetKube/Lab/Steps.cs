using System.Globalization;
using Spectre.Console;

namespace NetKube.Lab;

/// <summary>Tells each step of a verb as it is done, with the time it took; steps may overlap.</summary>
internal sealed class Steps(IAnsiConsole console, TimeProvider clock)
{
    private readonly Lock _gate = new(); // one line at a time
    private readonly long _began = clock.GetTimestamp();

    public TimeSpan Elapsed => clock.GetElapsedTime(_began);

    public async Task<T> RunAsync<T>(string what, Func<Task<T>> work)
    {
        var began = clock.GetTimestamp();
        try
        {
            var result = await work();
            Tell("[green]✓[/]", what, clock.GetElapsedTime(began));
            return result;
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch
        {
            Tell("[red]✗[/]", what, clock.GetElapsedTime(began));
            throw;
        }
    }

    public Task RunAsync(string what, Func<Task> work) => RunAsync(what, async () =>
    {
        await work();
        return true;
    });

    public Task RunAsync(string what, Action work) => RunAsync(what, () =>
    {
        work();
        return Task.FromResult(true);
    });

    private void Tell(string sign, string what, TimeSpan took)
    {
        lock (_gate)
        {
            console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"  {sign} {Markup.Escape(what),-44} {took.TotalSeconds,6:0.00} s   [grey]at {Elapsed.TotalSeconds:0.00} s[/]"));
        }
    }
}
