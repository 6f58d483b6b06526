using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetKube.NodeAgent.Runtime.Docker;

// The Engine API's own field names (api/swagger.yaml v1.41), as far as they are used here.
#pragma warning disable CA1812 // made by the JSON reader

internal sealed record ApiError(string? Message);

internal sealed record ApiFacts(
    string? ServerVersion, string? OperatingSystem, string? KernelVersion, string? Driver, string? DockerRootDir);

internal sealed record ApiSummary(string Id, List<string>? Names, Dictionary<string, string>? Labels, string State, long Created);

internal sealed record ApiContainer(string Id, string Name, string Created, string Image, ApiState State, ApiConfig Config);

internal sealed record ApiState(
    string Status, bool Running, int Pid, int ExitCode, bool OOMKilled, string? Error, string? StartedAt, string? FinishedAt);

internal sealed record ApiConfig
{
    public string? Image { get; init; }
    public string? Hostname { get; init; }
    public string? User { get; init; }
    public List<string>? Env { get; init; }
    public IReadOnlyList<string>? Cmd { get; init; }
    public IReadOnlyList<string>? Entrypoint { get; init; }
    public string? WorkingDir { get; init; }
    public string? StopSignal { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public bool Tty { get; init; }
    public bool OpenStdin { get; init; }
    public bool StdinOnce { get; init; }
    public ApiHealthcheck? Healthcheck { get; init; }
}

internal sealed record ApiHealthcheck(IReadOnlyList<string> Test);

internal sealed record ApiCreate
{
    public string? Image { get; init; }
    public string? Hostname { get; init; }
    public string? User { get; init; }
    public IReadOnlyList<string>? Env { get; init; }
    public IReadOnlyList<string>? Cmd { get; init; }
    public IReadOnlyList<string>? Entrypoint { get; init; }
    public string? WorkingDir { get; init; }
    public string? StopSignal { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public bool Tty { get; init; }
    public bool OpenStdin { get; init; }
    public bool StdinOnce { get; init; }
    public ApiHealthcheck? Healthcheck { get; init; }
    public bool? NetworkDisabled { get; init; }
    public required ApiHostConfig HostConfig { get; init; }
}

internal sealed record ApiHostConfig
{
    public string? NetworkMode { get; init; }
    public string? IpcMode { get; init; }
    public string? PidMode { get; init; }
    public string? UTSMode { get; init; }
    public IReadOnlyList<ApiMount>? Mounts { get; init; }
    public IReadOnlyDictionary<string, string>? Sysctls { get; init; }
    public bool Privileged { get; init; }
    public bool ReadonlyRootfs { get; init; }
    public IReadOnlyList<string>? CapAdd { get; init; }
    public IReadOnlyList<string>? CapDrop { get; init; }
    public IReadOnlyList<string>? GroupAdd { get; init; }
    public IReadOnlyList<string>? SecurityOpt { get; init; }
    public long? CpuShares { get; init; }
    public long? CpuQuota { get; init; }
    public long? CpuPeriod { get; init; }
    public long? Memory { get; init; }
    public long? MemorySwap { get; init; }
    public long? PidsLimit { get; init; }
    public int? OomScoreAdj { get; init; }
    public ApiLogConfig? LogConfig { get; init; }
}

internal sealed record ApiLogConfig(string Type, Dictionary<string, string> Config);

internal sealed record ApiMount(string Type, string Source, string Target, bool ReadOnly, ApiBindOptions? BindOptions);

internal sealed record ApiBindOptions(string Propagation);

internal sealed record ApiCreated(string Id);

internal sealed record ApiEvent(string? Type, string? Action, ApiActor? Actor);

internal sealed record ApiActor([property: JsonPropertyName("ID")] string? Id, Dictionary<string, string>? Attributes);

internal sealed record ApiExecCreate(
    bool AttachStdin, bool AttachStdout, bool AttachStderr, bool Tty, IReadOnlyList<string> Cmd);

internal sealed record ApiExecStart(bool Detach, bool Tty);

internal sealed record ApiExec(bool Running, int? ExitCode, int Pid);

internal sealed record ApiImage(
    string Id, List<string>? RepoTags, List<string>? RepoDigests, long Size, ApiConfig? Config);

internal sealed record ApiProgress(
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("stream")] string? Stream,
    [property: JsonPropertyName("error")] string? Error);

internal sealed record ApiLogin(
    [property: JsonPropertyName("username")] string Username,
    [property: JsonPropertyName("password")] string Password,
    [property: JsonPropertyName("serveraddress")] string Serveraddress);

internal sealed record ApiUsage(
    [property: JsonPropertyName("cpu_stats")] ApiCpu? Cpu,
    [property: JsonPropertyName("memory_stats")] ApiMemory? Memory,
    [property: JsonPropertyName("pids_stats")] ApiPids? Pids);

internal sealed record ApiCpu([property: JsonPropertyName("cpu_usage")] ApiCpuTime? Time);

internal sealed record ApiCpuTime([property: JsonPropertyName("total_usage")] long Total);

internal sealed record ApiMemory(
    [property: JsonPropertyName("usage")] long Usage,
    [property: JsonPropertyName("stats")] Dictionary<string, JsonElement>? Details);

internal sealed record ApiPids([property: JsonPropertyName("current")] long Current);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(ApiError))]
[JsonSerializable(typeof(ApiFacts))]
[JsonSerializable(typeof(List<ApiSummary>))]
[JsonSerializable(typeof(ApiContainer))]
[JsonSerializable(typeof(ApiCreate))]
[JsonSerializable(typeof(ApiCreated))]
[JsonSerializable(typeof(ApiEvent))]
[JsonSerializable(typeof(ApiExecCreate))]
[JsonSerializable(typeof(ApiExecStart))]
[JsonSerializable(typeof(ApiExec))]
[JsonSerializable(typeof(ApiImage))]
[JsonSerializable(typeof(List<ApiImage>))]
[JsonSerializable(typeof(ApiProgress))]
[JsonSerializable(typeof(ApiLogin))]
[JsonSerializable(typeof(ApiUsage))]
[JsonSerializable(typeof(Dictionary<string, List<string>>))]
internal sealed partial class DockerJsonContext : JsonSerializerContext;
