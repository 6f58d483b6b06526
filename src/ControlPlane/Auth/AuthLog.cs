using Microsoft.Extensions.Logging;

namespace NetKube.ControlPlane.Auth;

/// <summary>Who was turned away, and why. Never a token, a key or a header's value.</summary>
internal static partial class AuthLog
{
    [LoggerMessage(EventId = 1201, EventName = "TokenRefused", Level = LogLevel.Debug, Message = "A bearer token was refused: {Why}")]
    public static partial void TokenRefused(this ILogger log, string why);

    [LoggerMessage(EventId = 1202, EventName = "ClientCertificateRefused", Level = LogLevel.Debug, Message = "The client certificate of {Subject} was refused: {Why}")]
    public static partial void ClientCertificateRefused(this ILogger log, string subject, string why);

    [LoggerMessage(EventId = 1203, EventName = "BootstrapObjectCreated", Level = LogLevel.Debug, Message = "Created {Kind} {Namespace}/{Name}, which every cluster has")]
    public static partial void BootstrapObjectCreated(this ILogger log, string kind, string @namespace, string name);

    [LoggerMessage(EventId = 1204, EventName = "BootstrapObjectReconciled", Level = LogLevel.Information, Message = "Gave {Kind} {Namespace}/{Name} back what it should have")]
    public static partial void BootstrapObjectReconciled(this ILogger log, string kind, string @namespace, string name);

    [LoggerMessage(EventId = 1205, EventName = "AuditWriteFailed", Level = LogLevel.Error, Message = "Cannot write the audit log {Path}; events are being lost. Free space or fix the file's permissions")]
    public static partial void AuditWriteFailed(this ILogger log, Exception why, string path);

    [LoggerMessage(EventId = 1206, EventName = "AuditEventsDropped", Level = LogLevel.Error, Message = "{Count} audit events were dropped: {Path} is written more slowly than requests come in")]
    public static partial void AuditEventsDropped(this ILogger log, long count, string path);
}
