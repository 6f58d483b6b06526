namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>The data folder belongs to another running server.</summary>
public sealed class StoreInUseException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The folder is empty, but there was a store in it.</summary>
public sealed class StoreMissingException(string message) : Exception(message);

/// <summary>What is on disk is not what was written, in a place that a crash cannot explain. Nothing was changed.</summary>
public sealed class StoreCorruptException(string message) : Exception(message);

/// <summary>The disk failed in a way that leaves open what is on it. Reads go on; writing needs a restart of the server.</summary>
public sealed class StoreFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A snapshot is to be restored into a folder that holds a store.</summary>
public sealed class StoreExistsException(string message) : Exception(message);
