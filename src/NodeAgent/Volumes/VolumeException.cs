namespace NetKube.NodeAgent.Volumes;

/// <summary>A volume cannot be made (yet): the pod waits, an event says why.</summary>
internal sealed class VolumeException(string volume, string message)
    : Exception($"MountVolume.SetUp failed for volume \"{volume}\" : {message}");
