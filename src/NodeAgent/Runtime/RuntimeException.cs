using System.Net;

namespace NetKube.NodeAgent.Runtime;

/// <summary>The engine refused or failed. The message says what was being done, to what, and what the engine answered.</summary>
public sealed class RuntimeException : Exception
{
    public RuntimeException(string doing, HttpStatusCode? status, string answer, Exception? inner = null)
        : base(status is null ? $"{doing}: {answer}" : $"{doing}: {answer} ({(int)status})", inner)
    {
        Doing = doing;
        Status = status;
        Answer = answer;
    }

    /// <summary>Such as "creating container web".</summary>
    public string Doing { get; }

    /// <summary>The HTTP status of the engine's answer; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; }

    /// <summary>The engine's own words.</summary>
    public string Answer { get; }
}
