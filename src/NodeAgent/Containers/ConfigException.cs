namespace NetKube.NodeAgent.Containers;

/// <summary>A container cannot be configured as its spec says: the status gets the reason and the message.</summary>
internal sealed class ConfigException(string reason, string message) : Exception(message)
{
    public const string CreateContainerConfigError = nameof(CreateContainerConfigError);

    public ConfigException(string message)
        : this(CreateContainerConfigError, message)
    {
    }

    public string Reason { get; } = reason;
}
