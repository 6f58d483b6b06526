using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetKube.Shared.PodNetworking;

namespace NetKube.Overlay.PodNetwork;

/// <summary>
/// Keeps the pool in a file. Written whole, to disk, under another name, then renamed: a crash leaves the old or the new state. The
/// pool is saved before the kernel is touched, so that no address is ever given twice.
/// </summary>
internal sealed class AttachmentFile(string path)
{
    /// <summary>The pool as kept; an empty one when there is no file, or when it is of another subnet.</summary>
    /// <exception cref="InvalidDataException">The file is not readable; giving out addresses anew could double them.</exception>
    public AddressPool Load(IPNetwork subnet)
    {
        if (!File.Exists(path)) return AddressPool.Empty(subnet);
        try
        {
            var kept = JsonSerializer.Deserialize(File.ReadAllBytes(path), AttachmentJson.Default.KeptPool)
                ?? throw new InvalidDataException($"pod address file {path} is empty");
            if (kept.PodCidr != subnet.ToString()) return AddressPool.Empty(subnet);
            return AddressPool.Restored(subnet, kept.Attachments.Select(FromKept), kept.Last);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            throw new InvalidDataException(
                $"pod address file {path} is not readable: {unreadable.Message}. When no pod runs on this node, delete it", unreadable);
        }
    }

    public void Save(AddressPool pool)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(
                file, new KeptPool(pool.Subnet.ToString(), pool.Last, [.. pool.Attachments.Values.Select(ToKept)]), AttachmentJson.Default.KeptPool);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    private static PodAttachment FromKept(KeptAttachment kept) => new(
        kept.SandboxId, IPAddress.Parse(kept.Address), kept.PodNamespace, kept.PodName, kept.PodUid,
        [.. kept.HostPorts.Select(p => new HostPort(p.Port, p.ContainerPort, p.Protocol, p.HostAddress is { } on ? IPAddress.Parse(on) : null))]);

    private static KeptAttachment ToKept(PodAttachment attachment) => new(
        attachment.SandboxId, attachment.Address.ToString(), attachment.PodNamespace, attachment.PodName, attachment.PodUid,
        [.. attachment.HostPorts.Select(p => new KeptHostPort(p.Port, p.ContainerPort, p.Protocol, p.HostAddress?.ToString()))]);
}

internal sealed record KeptPool(string PodCidr, uint Last, IReadOnlyList<KeptAttachment> Attachments);

internal sealed record KeptAttachment(
    string SandboxId, string Address, string PodNamespace, string PodName, string PodUid, IReadOnlyList<KeptHostPort> HostPorts);

internal sealed record KeptHostPort(int Port, int ContainerPort, string Protocol, string? HostAddress);

[JsonSourceGenerationOptions(WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(KeptPool))]
internal sealed partial class AttachmentJson : JsonSerializerContext;
