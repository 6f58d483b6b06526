using System.Text;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Serialization;

namespace NetKube.NodeAgent.Server.Terminals;

/// <summary>How a command ended, as the Status that kubectl reads its exit code from. Pure.</summary>
internal static class TerminalOutcome
{
    public static Status Of(int? exitCode) => exitCode is null or 0
        ? new Status { StatusValue = "Success" }
        : new Status
        {
            StatusValue = "Failure",
            Reason = "NonZeroExitCode",
            Message = $"command terminated with non-zero exit code: exit status {exitCode}",
            Details = new StatusDetails { Causes = [new StatusCause { Reason = "ExitCode", Message = $"{exitCode}" }] },
        };

    public static Status OfError(string message) => new()
    {
        StatusValue = "Failure",
        Reason = "InternalError",
        Message = $"Internal error occurred: {message}",
        Code = 500,
    };

    /// <summary>From version 4 on an object; before, a sentence where there is something to say.</summary>
    public static byte[] Render(Status outcome, int version)
    {
        if (version >= 4) return JsonOutput.Encode(outcome);
        return outcome.StatusValue == "Success" ? [] : Encoding.UTF8.GetBytes(outcome.Message);
    }
}
