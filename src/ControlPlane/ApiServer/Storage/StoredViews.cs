using NetKube.ControlPlane.Kinds.Events;
using NetKube.ControlPlane.Kinds.HorizontalPodAutoscalers;
using NetKube.Shared.Api;
using AutoscalingV1 = NetKube.Shared.Api.Autoscaling.V1;
using AutoscalingV2 = NetKube.Shared.Api.Autoscaling.V2;
using CoreV1 = NetKube.Shared.Api.Core.V1;
using EventsV1 = NetKube.Shared.Api.Events.V1;

namespace NetKube.ControlPlane.ApiServer.Storage;

/// <summary>
/// Resources that are another resource's objects in another form: they have one key and one revision, whichever door they
/// are read or written by. The stored form is the other resource's; the conversion happens at the edge of each verb.
/// </summary>
public static class StoredViews
{
    private static readonly Dictionary<ApiResource, View> All = new View[]
    {
        View.Of<AutoscalingV1.HorizontalPodAutoscaler, AutoscalingV2.HorizontalPodAutoscaler>(HorizontalPodAutoscalerConversion.ToNewer, HorizontalPodAutoscalerConversion.ToOlder),
        View.Of<EventsV1.Event, CoreV1.Event>(EventConversion.ToCore, EventConversion.ToNewer),
    }.ToDictionary(v => v.Resource);

    /// <summary>The resource in whose form an object is stored: itself, for all but views.</summary>
    public static ApiResource StoredAs(ApiResource resource) => All.TryGetValue(resource, out var view) ? view.Stored : resource;

    /// <summary>A stored object as the asked resource has it.</summary>
    public static StoredObject Show(ApiResource asked, StoredObject stored) => stored.Resource == asked || !All.TryGetValue(asked, out var view)
        ? stored
        : new StoredObject(asked, stored.Key, StoredObject.Encode(view.FromStored(stored.Decode())), stored.Revision);

    /// <summary>A change as the asked resource has it.</summary>
    public static ObjectChange Show(ApiResource asked, ObjectChange change) => change.Subject.Resource == asked || !All.ContainsKey(asked)
        ? change
        : new ObjectChange(change.Revision, change.Current is null ? null : Show(asked, change.Current), change.Previous is null ? null : Show(asked, change.Previous));

    /// <summary>What the store keeps of an object of a resource.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="value">The object.</param>
    /// <param name="encoded">Its form as that resource has it.</param>
    public static byte[] Stored(ApiResource resource, IKubeObject value, byte[] encoded) =>
        All.TryGetValue(resource, out var view) ? StoredObject.Encode(view.ToStored(value)) : encoded;

    private sealed record View(ApiResource Resource, ApiResource Stored, Func<IKubeObject, IKubeObject> ToStored, Func<IKubeObject, IKubeObject> FromStored)
    {
        public static View Of<TView, TStored>(Func<TView, TStored> toStored, Func<TStored, TView> fromStored)
            where TView : class, IKubeObject, IApiValue<TView>
            where TStored : class, IKubeObject, IApiValue<TStored> =>
            new(ApiCatalog.BuiltIn.Of<TView>(), ApiCatalog.BuiltIn.Of<TStored>(), v => toStored((TView)v), s => fromStored((TStored)s));
    }
}
