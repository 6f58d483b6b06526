namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>The one way to the writer, for many callers at once.</summary>
internal interface IIntake : IAsyncDisposable
{
    /// <summary>Completes when the request has been carried out and is durable.</summary>
    Task<TransactionResult> SubmitAsync(StoreRequest request);
}
