namespace NetKube.NodeAgent.Hollow;

/// <summary>What a hollow container does instead of running a program. The default runs until it is asked to stop, and is healthy.</summary>
public sealed record HollowProgram
{
    /// <summary>Runs for ever.</summary>
    public static HollowProgram Server { get; } = new();

    /// <summary>Ends by itself after so long; null runs until it is stopped.</summary>
    public TimeSpan? EndsAfter { get; init; }

    /// <summary>With what it ends, by itself or when it is asked to.</summary>
    public int ExitCode { get; init; }

    /// <summary>How long it takes to end after the stop signal; <see cref="Timeout.InfiniteTimeSpan"/> waits for SIGKILL.</summary>
    public TimeSpan StopsAfter { get; init; }

    /// <summary>What probes find, so long after the start.</summary>
    public TimeSpan HealthyAfter { get; init; }

    /// <summary>What it writes to its log at once, and to its termination message when it ends.</summary>
    public string Output { get; init; } = "";

    /// <summary>Why the engine cannot pull the image; null when it can.</summary>
    public string? PullError { get; init; }

    /// <summary>How long a pull takes.</summary>
    public TimeSpan PullsFor { get; init; }

    /// <summary>Ends by itself.</summary>
    public static HollowProgram Ends(TimeSpan after, int exitCode = 0) => new() { EndsAfter = after, ExitCode = exitCode };

    /// <summary>An image that no registry has.</summary>
    public static HollowProgram Missing(string why = "not found") => new() { PullError = why };
}

/// <summary>Which image does what, for all nodes of a cluster. May be changed at any time: what runs goes on as it was started.</summary>
public sealed class HollowPrograms
{
    private readonly Lock _gate = new(); // guards _byImage
    private readonly Dictionary<string, HollowProgram> _byImage = new(StringComparer.Ordinal);

    /// <summary>The program of an image, as pods name it; of one that was not set, <see cref="HollowProgram.Server"/>.</summary>
    public HollowProgram this[string image]
    {
        get
        {
            lock (_gate) return _byImage.GetValueOrDefault(image, HollowProgram.Server);
        }
        set
        {
            lock (_gate) _byImage[image] = value;
        }
    }
}
