using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.Store;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.ApiServer.History;

/// <summary>
/// GET /history/changes/PATH-OF-AN-OBJECT: every state of the object that history still has, oldest first, each with its
/// revision, time and user, who is empty where the store does not know; a deletion is a state without object.
/// </summary>
internal sealed class ChangesHandler(IStore store, Moments moments)
{
    public const string Name = "changes";

    public async Task HandleAsync(HttpContext http, RequestPath path)
    {
        var resource = ApiCatalog.BuiltIn.Find(path.GroupVersion, path.Resource) ?? throw ApiException.NoSuchPath();
        if (path.Name.Length == 0 || path.Subresource.Length > 0)
        {
            throw ApiException.BadRequest("changes are those of one object: /history/changes/api/v1/namespaces/NAMESPACE/pods/NAME");
        }

        var key = StorageKeys.Of(resource, path.Namespace, path.Name);
        var changes = await ReadAsync(key, http.RequestAborted);
        if (changes.Count == 0) throw ApiException.NotFound(resource, path.Name);
        using var output = new JsonOutput();
        output.Raw("{\"kind\":\"ChangeList\",\"apiVersion\":\"netkube.io/v1\",\"items\":["u8);
        for (var i = 0; i < changes.Count; i++)
        {
            var (revision, entry, by) = changes[i];
            var time = await moments.TimeOfAsync(revision, http.RequestAborted);
            output.Raw(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                    $"{(i > 0 ? "," : "")}{{\"revision\":{revision},\"time\":\"{time}\",\"user\":")));
            output.String(by);
            output.Raw(",\"object\":"u8);
            if (entry is null) output.Raw("null"u8);
            else StoredObject.From(resource, entry).WriteServed(output, withType: true);
            output.Raw("}"u8);
        }

        output.Raw("]}"u8);
        await ResponseWriter.BytesAsync(http, 200, "application/json", output.WrittenMemory);
    }

    private async Task<List<(long Revision, StoreEntry? Entry, string By)>> ReadAsync(string key, CancellationToken stop)
    {
        var (oldest, newest) = await moments.SpanAsync(stop);
        var changes = new List<(long, StoreEntry?, string)>();
        if ((await store.RangeAsync(new RangeRequest(key, Revision: oldest), stop)).Entries is [var first]) changes.Add((first.ModRevision, first, first.By));
        if (newest <= oldest) return changes;
        await foreach (var batch in store.WatchAsync(new WatchRequest(key, null, oldest, Progress: true), stop))
        {
            changes.AddRange(batch.Events.Where(change => change.Revision <= newest).Select(change => (change.Revision, change.Current, change.By)));
            if (batch.Revision >= newest) break;
        }

        return changes;
    }
}
