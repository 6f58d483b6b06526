using NetKube.ControlPlane.Auth;

namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>Decides when a request may run, and which ones must come again later.</summary>
public interface IRequestGate
{
    /// <summary>Waits for seats where there is a queue to wait in.</summary>
    /// <param name="access">Who asks for what.</param>
    /// <param name="width">How many seats it takes: more for what costs more.</param>
    /// <param name="stop">Ends when the client leaves.</param>
    ValueTask<FlowTicket> EnterAsync(AccessRequest access, int width, CancellationToken stop);
}
