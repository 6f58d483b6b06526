namespace NetKube.Joining;

/// <summary>The machine must not, or may not, join; trying again would not help.</summary>
internal sealed class JoinException(string message) : Exception(message);
