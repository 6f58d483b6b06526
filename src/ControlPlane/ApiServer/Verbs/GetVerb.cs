using System.Globalization;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs.Lists;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Verbs;

/// <summary>GET of one object.</summary>
public sealed class GetVerb(ClusterState state)
{
    /// <summary>Answers with the object as new as the newest acknowledged write.</summary>
    public async Task HandleAsync(ApiRequest request)
    {
        var negotiated = Negotiated.From(request.Http.Request, shapes: true);
        var asked = request.Query["resourceVersion"].ToString();
        if (asked is not ("" or "0"))
        {
            var revision = ListQuery.ParseRevision(asked);
            if (revision > await state.Store.CurrentRevisionAsync(request.Stop)) throw ListVerb.TooLarge(revision, state.Revision);
        }
        var found = await FindAsync(request);
        ResponseWriter.Warnings(request.Http, request.Warnings);
        await ResponseWriter.StoredAsync(request, 200, found, negotiated);
    }

    /// <summary>The object that a request names, or 404.</summary>
    public async ValueTask<StoredObject> FindAsync(ApiRequest request)
    {
        var now = await state.CurrentAsync(request.Resource, request.Stop);
        return now.Objects.Find(StorageKeys.Of(request.Resource, request.Path.Namespace, request.Path.Name)) is { } found
            ? StoredViews.Show(request.Resource, found)
            : throw ApiException.NotFound(request.Resource, request.Path.Name);
    }

    /// <summary>A revision as text.</summary>
    public static string Text(long revision) => revision.ToString(CultureInfo.InvariantCulture);
}
