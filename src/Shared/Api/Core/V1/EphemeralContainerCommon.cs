// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Core.V1;

/// <summary>What an ephemeral container shares with others.</summary>
[ApiType("v1")]
public sealed partial class EphemeralContainerCommon
{
    /// <summary>Name within the pod; a DNS label.</summary>
    [Field("name", 1, Required = true)]
    public string Name { get; set; } = "";

    /// <summary>The image to run.</summary>
    [Field("image", 2, OmitEmpty = true)]
    public string Image { get; set; } = "";

    /// <summary>Instead of the image's entry point; no shell is started, $(NAME) is replaced.</summary>
    [Field("command", 3, OmitEmpty = true)]
    public List<string>? Command { get; set; }

    /// <summary>Instead of the image's arguments; $(NAME) is replaced.</summary>
    [Field("args", 4, OmitEmpty = true)]
    public List<string>? Args { get; set; }

    /// <summary>Folder to start in, instead of the image's.</summary>
    [Field("workingDir", 5, OmitEmpty = true)]
    public string WorkingDir { get; set; } = "";

    /// <summary>Ports that it listens on; for information, except hostPort.</summary>
    [Field("ports", 6, OmitEmpty = true), Patch("merge", Key = "containerPort"), ListMap("containerPort", "protocol")]
    public List<ContainerPort>? Ports { get; set; }

    /// <summary>Config maps and secrets whose entries become environment variables.</summary>
    [Field("envFrom", 19, OmitEmpty = true)]
    public List<EnvFromSource>? EnvFrom { get; set; }

    /// <summary>Environment variables.</summary>
    [Field("env", 7, OmitEmpty = true), Patch("merge", Key = "name"), ListMap("name")]
    public List<EnvVar>? Env { get; set; }

    /// <summary>What it needs and may use at most.</summary>
    [Field("resources", 8, OmitEmpty = true)]
    public ResourceRequirements Resources { get; set; } = new();

    /// <summary>What a change of resources does while it runs.</summary>
    [Field("resizePolicy", 23, OmitEmpty = true)]
    public List<ContainerResizePolicy>? ResizePolicy { get; set; }

    /// <summary>When to start it again, instead of the pod's policy.</summary>
    [Field("restartPolicy", 24, OmitEmpty = true, Enum = typeof(ContainerRestartPolicy))]
    public string? RestartPolicy { get; set; }

    /// <summary>Rules by exit code that go before the restart policy.</summary>
    [Field("restartPolicyRules", 25, OmitEmpty = true)]
    public List<ContainerRestartRule>? RestartPolicyRules { get; set; }

    /// <summary>Volumes and where they appear in its file system.</summary>
    [Field("volumeMounts", 9, OmitEmpty = true), Patch("merge", Key = "mountPath"), ListMap("mountPath")]
    public List<VolumeMount>? VolumeMounts { get; set; }

    /// <summary>Raw devices and where they appear.</summary>
    [Field("volumeDevices", 21, OmitEmpty = true), Patch("merge", Key = "devicePath"), ListMap("devicePath")]
    public List<VolumeDevice>? VolumeDevices { get; set; }

    /// <summary>Restarts the container when it fails.</summary>
    [Field("livenessProbe", 10, OmitEmpty = true)]
    public Probe? LivenessProbe { get; set; }

    /// <summary>Takes the pod out of services while it fails.</summary>
    [Field("readinessProbe", 11, OmitEmpty = true)]
    public Probe? ReadinessProbe { get; set; }

    /// <summary>Holds the other probes back until it has passed once.</summary>
    [Field("startupProbe", 22, OmitEmpty = true)]
    public Probe? StartupProbe { get; set; }

    /// <summary>Hooks at its start and end.</summary>
    [Field("lifecycle", 12, OmitEmpty = true)]
    public Lifecycle? Lifecycle { get; set; }

    /// <summary>File whose content becomes the message of its end.</summary>
    [Field("terminationMessagePath", 13, OmitEmpty = true)]
    public string TerminationMessagePath { get; set; } = "";

    /// <summary>File, or FallbackToLogsOnError to take the log's end when the file is empty.</summary>
    [Field("terminationMessagePolicy", 20, OmitEmpty = true, Enum = typeof(TerminationMessagePolicy))]
    public string TerminationMessagePolicy { get; set; } = "";

    /// <summary>When to pull the image: Always, IfNotPresent or Never.</summary>
    [Field("imagePullPolicy", 14, OmitEmpty = true, Enum = typeof(PullPolicy))]
    public string ImagePullPolicy { get; set; } = "";

    /// <summary>Users and privileges.</summary>
    [Field("securityContext", 15, OmitEmpty = true)]
    public SecurityContext? SecurityContext { get; set; }

    /// <summary>Keeps an input open.</summary>
    [Field("stdin", 16, OmitEmpty = true)]
    public bool Stdin { get; set; }

    /// <summary>Closes the input when the first client leaves.</summary>
    [Field("stdinOnce", 17, OmitEmpty = true)]
    public bool StdinOnce { get; set; }

    /// <summary>Gives it a terminal.</summary>
    [Field("tty", 18, OmitEmpty = true)]
    public bool Tty { get; set; }
}
