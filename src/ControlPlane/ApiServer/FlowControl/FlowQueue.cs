namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>One queue of a priority level; its level's lock guards it.</summary>
internal sealed class FlowQueue
{
    /// <summary>Who waits, in order.</summary>
    public LinkedList<SeatWaiter> Waiting { get; } = new();

    /// <summary>Seats that requests from this queue hold.</summary>
    public int Executing { get; set; }

    /// <summary>Seats times seconds that this queue has had, as its clock: the queue that has had least goes next.</summary>
    public double Start { get; set; }

    /// <summary>How much stands before a newcomer.</summary>
    public int Length => Waiting.Sum(w => w.Width) + Executing;
}
