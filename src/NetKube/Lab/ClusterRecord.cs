using System.Text.Json;
using System.Text.Json.Serialization;
using NetKube.Shared.Pki;

namespace NetKube.Lab;

/// <summary>What <c>up</c> made, written down before it is made: <c>down</c> works from it after a crash at any point.</summary>
internal sealed record ClusterRecord
{
    public required string Name { get; init; }
    public required string DataDirectory { get; init; }
    public required int Index { get; init; }
    public required int Port { get; init; }
    public required int Nodes { get; init; }
    public required string PodCidr { get; init; }
    public required string ServiceCidr { get; init; }
    public required string ProxyMode { get; init; }
    public required string Overlay { get; init; }

    /// <summary>Empty while it is not known yet.</summary>
    public string DockerSocket { get; init; } = "";

    /// <summary>Whether the dockerd at the socket is one that NetKube started.</summary>
    public bool OwnDocker { get; init; }

    /// <summary>Whether the data folder was made by up, and may be removed.</summary>
    public bool OwnData { get; init; } = true;

    public IReadOnlyList<PartRecord> Parts { get; init; } = [];

    /// <summary>Whether up came to its end.</summary>
    public bool Complete { get; init; }

    public ClusterPlan Plan() => new(
        new UpRequest
        {
            Name = Name, Nodes = Nodes, DataDirectory = DataDirectory, ProxyMode = ProxyMode, Overlay = Overlay, Port = Port,
            PodCidr = System.Net.IPNetwork.Parse(PodCidr), ServiceCidr = System.Net.IPNetwork.Parse(ServiceCidr),
        },
        Index, Port);

    public static ClusterRecord Of(ClusterPlan plan, bool ownData) => new()
    {
        Name = plan.Request.Name, DataDirectory = plan.Request.DataDirectory, Index = plan.Index, Port = plan.Port, Nodes = plan.Request.Nodes,
        PodCidr = plan.Request.PodCidr.ToString(), ServiceCidr = plan.Request.ServiceCidr.ToString(),
        ProxyMode = plan.Request.ProxyMode, Overlay = plan.Request.Overlay, OwnData = ownData,
    };

    public static ClusterRecord? Read(string name)
    {
        var file = new ClusterFolder(name).Record;
        return File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllText(file), ClusterRecordJson.Default.ClusterRecord) : null;
    }

    public void Write() =>
        PemFile.Write(new ClusterFolder(Name).Record, JsonSerializer.Serialize(this, ClusterRecordJson.Default.ClusterRecord), secret: true);
}

/// <param name="Part">"server", or the node's name.</param>
/// <param name="StartedAt">In clock ticks since the machine's start (proc_pid_stat(5), field 22): with the pid, one process only.</param>
internal sealed record PartRecord(string Part, int Pid, long StartedAt);

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ClusterRecord))]
internal sealed partial class ClusterRecordJson : JsonSerializerContext;
