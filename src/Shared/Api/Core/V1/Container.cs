// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

[ApiType("v1")]
public sealed partial class Container
{
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    [Field("image", 2, OmitEmpty = true)]
    public string Image { get; set; } = "";

    [Field("command", 3, OmitEmpty = true)]
    public List<string>? Command { get; set; }

    [Field("args", 4, OmitEmpty = true)]
    public List<string>? Args { get; set; }

    [Field("workingDir", 5, OmitEmpty = true)]
    public string WorkingDir { get; set; } = "";

    [Field("ports", 6, OmitEmpty = true), Patch("merge", Key = "containerPort"), ListMap("containerPort", "protocol")]
    public List<ContainerPort>? Ports { get; set; }

    [Field("envFrom", 19, OmitEmpty = true)]
    public List<EnvFromSource>? EnvFrom { get; set; }

    [Field("env", 7, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<EnvVar>? Env { get; set; }

    [Field("resources", 8, OmitEmpty = true)]
    public ResourceRequirements Resources { get; set; } = new();

    [Field("resizePolicy", 23, OmitEmpty = true)]
    public List<ContainerResizePolicy>? ResizePolicy { get; set; }

    [Field("restartPolicy", 24, OmitEmpty = true, Enum = typeof(ContainerRestartPolicy))]
    public string? RestartPolicy { get; set; }

    [Field("restartPolicyRules", 25, OmitEmpty = true)]
    public List<ContainerRestartRule>? RestartPolicyRules { get; set; }

    [Field("volumeMounts", 9, OmitEmpty = true), Patch("merge", Key = "mountPath"), ListMap("mountPath")]
    public List<VolumeMount>? VolumeMounts { get; set; }

    [Field("volumeDevices", 21, OmitEmpty = true), Patch("merge", Key = "devicePath"), ListMap("devicePath")]
    public List<VolumeDevice>? VolumeDevices { get; set; }

    [Field("livenessProbe", 10, OmitEmpty = true)]
    public Probe? LivenessProbe { get; set; }

    [Field("readinessProbe", 11, OmitEmpty = true)]
    public Probe? ReadinessProbe { get; set; }

    [Field("startupProbe", 22, OmitEmpty = true)]
    public Probe? StartupProbe { get; set; }

    [Field("lifecycle", 12, OmitEmpty = true)]
    public Lifecycle? Lifecycle { get; set; }

    [Field("terminationMessagePath", 13, OmitEmpty = true)]
    public string TerminationMessagePath { get; set; } = "";

    [Field("terminationMessagePolicy", 20, OmitEmpty = true, Enum = typeof(TerminationMessagePolicy))]
    public string TerminationMessagePolicy { get; set; } = "";

    [Field("imagePullPolicy", 14, OmitEmpty = true, Enum = typeof(PullPolicy))]
    public string ImagePullPolicy { get; set; } = "";

    [Field("securityContext", 15, OmitEmpty = true)]
    public SecurityContext? SecurityContext { get; set; }

    [Field("stdin", 16, OmitEmpty = true)]
    public bool Stdin { get; set; }

    [Field("stdinOnce", 17, OmitEmpty = true)]
    public bool StdinOnce { get; set; }

    [Field("tty", 18, OmitEmpty = true)]
    public bool Tty { get; set; }
}
