namespace NetKube.ControlPlane.Auth.Audit;

/// <summary>Where the audit log goes, and what is kept of it.</summary>
/// <param name="Path">--audit-log-path; "-" is standard output.</param>
public sealed record AuditLogSettings(string Path)
{
    /// <summary>--audit-log-maxsize, in megabytes.</summary>
    public int MaxMegabytes { get; init; } = 100;

    /// <summary>--audit-log-maxbackup: so many old files are kept; 0 for all.</summary>
    public int MaxBackups { get; init; }

    /// <summary>--audit-log-maxage: old files are kept so many days; 0 for ever.</summary>
    public int MaxDays { get; init; }
}
