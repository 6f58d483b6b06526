using Microsoft.Extensions.Logging;

namespace NetKube.Logging;

/// <summary>Loggers that write one line an entry, to the terminal or to a file: time, level, who, what.</summary>
internal sealed class LineLoggers(Action<string> write, TimeProvider clock) : ILoggerProvider
{
    /// <summary>For a part of the cluster: into its file when one is given, else to standard error.</summary>
    public static ILoggerFactory For(string? file, LogLevel least, TimeProvider clock)
    {
        var target = file is null ? null : new RotatingFile(file);
        var provider = new LineLoggers(target is null ? Console.Error.WriteLine : target.WriteLine, clock);
        return LoggerFactory.Create(logging => logging
            .SetMinimumLevel(least)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddProvider(provider));
    }

    public ILogger CreateLogger(string categoryName) => new LineLogger(categoryName, write, clock);

    public void Dispose()
    {
        // The file is closed with the process: the last words of a failing part must still get into it.
    }

    private sealed class LineLogger(string category, Action<string> write, TimeProvider clock) : ILogger
    {
        private readonly string _who = category.StartsWith("NetKube.", StringComparison.Ordinal) ? category["NetKube.".Length..] : category;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {Word(logLevel)} {_who}: {formatter(state, exception)}";
            write(exception is null ? line : $"{line}\n{exception}");
        }

        private static string Word(LogLevel level) => level switch
        {
            LogLevel.Trace => "trace",
            LogLevel.Debug => "debug",
            LogLevel.Information => "info ",
            LogLevel.Warning => "warn ",
            LogLevel.Error => "error",
            _ => "fatal",
        };
    }
}
