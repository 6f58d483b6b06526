namespace NetKube.Agent;

/// <summary>Why the agent cannot start, or had to end.</summary>
internal sealed class AgentException(string message, Exception? cause = null) : Exception(message, cause);
