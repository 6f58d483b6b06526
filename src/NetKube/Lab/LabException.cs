namespace NetKube.Lab;

/// <summary>What cannot be done, and what the user can do about it.</summary>
internal sealed class LabException(string message) : Exception(message);
