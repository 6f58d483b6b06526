using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.Store;
using NetKube.ControlPlane.Store.Embedded;

namespace NetKube.ControlPlane.ApiServer.History;

/// <summary>GET /snapshot: the whole store as one file, while the server goes on; under /history, as it was then. RBAC grants it like any path that is no resource.</summary>
internal static class SnapshotHandler
{
    public const string Path = "/snapshot";

    public static async Task HandleAsync(HttpContext http, IStore store)
    {
        var file = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"netkube-snapshot-{Guid.NewGuid():N}");
        try
        {
            _ = await StoreSnapshot.SaveAsync(await StoreContent.ReadAsync(store, http.RequestAborted), file, http.RequestAborted);
            http.Response.StatusCode = 200;
            http.Response.ContentType = "application/octet-stream";
            http.Response.ContentLength = new FileInfo(file).Length;
            await http.Response.SendFileAsync(file, http.RequestAborted);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
