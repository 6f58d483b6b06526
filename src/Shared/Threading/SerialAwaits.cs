using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace NetKube.Shared.Threading;

/// <summary>
/// Waits that a logical thread (<see cref="SerialContext"/>) can have without leaving it. The framework's own go by way of
/// the pool, so that a test's two runs would differ in who comes back first; off such a thread these are the framework's.
/// </summary>
public static class SerialAwaits
{
    /// <summary>As <see cref="Task.WaitAsync(CancellationToken)"/>.</summary>
    public static Task WaitHereAsync(this Task task, CancellationToken stop) =>
        task.IsCompleted || SynchronizationContext.Current is not SerialContext ? task.WaitAsync(stop) : new Wait().For(task, Timeout.InfiniteTimeSpan, TimeProvider.System, stop);

    /// <summary>As <see cref="Task.WaitAsync(TimeSpan, TimeProvider, CancellationToken)"/>.</summary>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public static Task WaitHereAsync(this Task task, TimeSpan patience, TimeProvider clock, CancellationToken stop) =>
        task.IsCompleted || SynchronizationContext.Current is not SerialContext ? task.WaitAsync(patience, clock, stop) : new Wait().For(task, patience, clock, stop);

    /// <summary>As <see cref="ChannelReader{T}.ReadAllAsync"/>.</summary>
    public static async IAsyncEnumerable<T> ReadHereAsync<T>(this ChannelReader<T> reader, [EnumeratorCancellation] CancellationToken stop)
    {
        while (await reader.WaitToReadAsync(stop))
        {
            while (reader.TryRead(out var item)) yield return item;
        }
    }

    /// <summary>As <see cref="CancellationTokenSource.CancelAsync"/>; on a logical thread the callbacks are done when it returns.</summary>
    public static Task CancelHereAsync(this CancellationTokenSource source)
    {
        if (SynchronizationContext.Current is not SerialContext) return source.CancelAsync();
        source.Cancel();
        return Task.CompletedTask;
    }

    /// <summary>One wait for whatever comes first.</summary>
    private sealed class Wait() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private ITimer? _timer;
        private CancellationTokenRegistration _left;

        public Task For(Task task, TimeSpan patience, TimeProvider clock, CancellationToken stop)
        {
            if (patience != Timeout.InfiniteTimeSpan) _timer = clock.CreateTimer(static me => ((Wait)me!).Late(), this, patience, Timeout.InfiniteTimeSpan);
            _left = stop.UnsafeRegister(static (me, stop) => ((Wait)me!).Cancelled(stop), this);
            task.GetAwaiter().UnsafeOnCompleted(() => Came(task));
            return Task;
        }

        private void Came(Task task)
        {
            if (TrySetFromTask(task)) _left.Unregister();
            _timer?.Dispose();
        }

        private void Late()
        {
            TrySetException(new TimeoutException());
            _left.Unregister();
        }

        private void Cancelled(CancellationToken stop)
        {
            TrySetCanceled(stop);
            _timer?.Dispose();
        }
    }
}
