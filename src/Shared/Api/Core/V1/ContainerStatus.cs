// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>The state of a container.</summary>
[ApiType("v1")]
public sealed partial class ContainerStatus
{
    /// <summary>The container's name.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>What it does now.</summary>
    [Field("state", 2, OmitEmpty = true)]
    public ContainerState State { get; set; } = new();

    /// <summary>How it ended last time.</summary>
    [Field("lastState", 3, OmitEmpty = true)]
    public ContainerState LastState { get; set; } = new();

    /// <summary>Whether it passes its readiness probe.</summary>
    [Field("ready", 4, Required = true)]
    public bool Ready { get; set; }

    /// <summary>How often it was started again.</summary>
    [Field("restartCount", 5, Required = true)]
    public int RestartCount { get; set; }

    /// <summary>The image that runs.</summary>
    [Field("image", 6, Required = true)]
    public string Image { get; set; } = "";

    /// <summary>Identity of the image's content.</summary>
    [Field("imageID", 7, Required = true)]
    public string ImageID { get; set; } = "";

    /// <summary>The runtime's id of it, as TYPE://ID.</summary>
    [Field("containerID", 8, OmitEmpty = true)]
    public string ContainerID { get; set; } = "";

    /// <summary>Whether it passed its startup probe.</summary>
    [Field("started", 9, OmitEmpty = true)]
    public bool? Started { get; set; }

    /// <summary>Resources that the node set aside.</summary>
    [Field("allocatedResources", 10, OmitEmpty = true)]
    public Dictionary<string, Quantity>? AllocatedResources { get; set; }

    /// <summary>Resources that are in force.</summary>
    [Field("resources", 11, OmitEmpty = true)]
    public ResourceRequirements? Resources { get; set; }

    /// <summary>The mounts and how they were made.</summary>
    [Field("volumeMounts", 12, OmitEmpty = true), Patch("merge", Key = "mountPath"), ListMap("mountPath")]
    public List<VolumeMountStatus>? VolumeMounts { get; set; }

    /// <summary>The identity that its first process began with.</summary>
    [Field("user", 13, OmitEmpty = true)]
    public ContainerUser? User { get; set; }

    /// <summary>Health of devices given to it.</summary>
    [Field("allocatedResourcesStatus", 14, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<ResourceStatus>? AllocatedResourcesStatus { get; set; }
}
