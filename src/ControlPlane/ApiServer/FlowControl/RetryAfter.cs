namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>Tells the refused when to come again: later the longer a level goes on refusing, sooner once it no longer does.</summary>
internal sealed class RetryAfter(TimeProvider clock)
{
    private const int Most = 32;

    private readonly Lock _gate = new(); // guards the two below
    private long _second;
    private int _seconds = 1;

    /// <summary>For the header.</summary>
    public int Seconds => Volatile.Read(ref _seconds);

    /// <summary>Somebody was refused.</summary>
    public void Refused()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow().ToUnixTimeSeconds();
            var passed = now - _second;
            if (passed < _seconds) return;
            // Whoever was refused last time has come again by now: if we still refuse, the wait was too short.
            _seconds = _second != 0 && passed <= 2 * _seconds ? Math.Min(_seconds * 2, Most) : 1;
            _second = now;
        }
    }
}
