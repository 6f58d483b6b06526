// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class ContainerStatus
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("state", 2, OmitEmpty = true)]
    public ContainerState State { get; set; } = new();

    [Field("lastState", 3, OmitEmpty = true)]
    public ContainerState LastState { get; set; } = new();

    [Field("ready", 4, Required = true)]
    public bool Ready { get; set; }

    [Field("restartCount", 5, Required = true)]
    public int RestartCount { get; set; }

    [Field("image", 6, Required = true)]
    public string Image { get; set; } = "";

    [Field("imageID", 7, Required = true)]
    public string ImageID { get; set; } = "";

    [Field("containerID", 8, OmitEmpty = true)]
    public string ContainerID { get; set; } = "";

    [Field("started", 9, OmitEmpty = true)]
    public bool? Started { get; set; }

    [Field("allocatedResources", 10, OmitEmpty = true)]
    public Dictionary<string, Quantity>? AllocatedResources { get; set; }

    [Field("resources", 11, OmitEmpty = true)]
    public ResourceRequirements? Resources { get; set; }

    [Field("volumeMounts", 12, OmitEmpty = true), Patch("merge", Key = "mountPath"), ListMap("mountPath")]
    public List<VolumeMountStatus>? VolumeMounts { get; set; }

    [Field("user", 13, OmitEmpty = true)]
    public ContainerUser? User { get; set; }

    [Field("allocatedResourcesStatus", 14, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<ResourceStatus>? AllocatedResourcesStatus { get; set; }
}
