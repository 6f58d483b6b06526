using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.Server;

/// <summary>How a command ended, as the Status that kubectl reads its exit code from. Pure.</summary>
internal static class TerminalOutcome
{
    public static byte[] Render(int? exitCode) => JsonOutput.Encode(exitCode is null or 0
        ? new Status { StatusValue = "Success" }
        : new Status
        {
            StatusValue = "Failure",
            Reason = "NonZeroExitCode",
            Message = $"command terminated with non-zero exit code: exit status {exitCode}",
            Details = new StatusDetails { Causes = [new StatusCause { Reason = "ExitCode", Message = $"{exitCode}" }] },
        });

    public static byte[] RenderError(string message) => JsonOutput.Encode(new Status
    {
        StatusValue = "Failure",
        Reason = "InternalError",
        Message = $"Internal error occurred: {message}",
        Code = 500,
    });
}
