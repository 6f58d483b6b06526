namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>What a level is granted of the server's seats.</summary>
/// <param name="Nominal">Its share.</param>
/// <param name="Least">What it keeps when others borrow.</param>
/// <param name="Most">What it may have when it borrows.</param>
internal readonly record struct SeatShare(int Nominal, int Least, int Most);
