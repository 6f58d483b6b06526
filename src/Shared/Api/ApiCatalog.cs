namespace NetKube.Shared.Api;

/// <summary>All resources this binary serves, in discovery order.</summary>
public sealed class ApiCatalog
{
    private readonly Dictionary<(string GroupVersion, string Plural), ApiResource> _byPath;
    private readonly Dictionary<(string GroupVersion, string Kind), ApiResource> _byKind;
    private readonly Dictionary<Type, ApiResource> _byType;

    private ApiCatalog(IReadOnlyList<ApiResource> resources)
    {
        Resources = resources;
        _byPath = resources.ToDictionary(r => (r.GroupVersion, r.Plural));
        // A kind that only ever comes in (a review) has a resource of its own too; the first of equals wins.
        _byKind = resources.GroupBy(r => (r.GroupVersion, r.Kind)).ToDictionary(g => g.Key, g => g.First());
        _byType = resources.GroupBy(r => r.Type).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>The built-in resources.</summary>
    public static ApiCatalog BuiltIn { get; } = new(
    [
        .. Core.V1.Resources.All,
        .. ApiRegistration.V1.Resources.All,
        .. Apps.V1.Resources.All,
        .. Events.V1.Resources.All,
        .. Authentication.V1.Resources.All,
        .. Authorization.V1.Resources.All,
        .. Autoscaling.V2.Resources.All,
        .. Autoscaling.V1.Resources.All,
        .. Batch.V1.Resources.All,
        .. Certificates.V1.Resources.All,
        .. Networking.V1.Resources.All,
        .. Policy.V1.Resources.All,
        .. Rbac.V1.Resources.All,
        .. Storage.V1.Resources.All,
        .. AdmissionRegistration.V1.Resources.All,
        .. ApiExtensions.V1.Resources.All,
        .. Scheduling.V1.Resources.All,
        .. Coordination.V1.Resources.All,
        .. Node.V1.Resources.All,
        .. Discovery.V1.Resources.All,
        .. FlowControl.V1.Resources.All,
        .. Resource.V1.Resources.All,
    ]);

    /// <summary>In discovery order.</summary>
    public IReadOnlyList<ApiResource> Resources { get; }

    /// <summary>By group version and the name in URLs.</summary>
    public ApiResource? Find(string groupVersion, string plural) => _byPath.GetValueOrDefault((groupVersion, plural));

    /// <summary>By group version and kind.</summary>
    public ApiResource? FindKind(string groupVersion, string kind) => _byKind.GetValueOrDefault((groupVersion, kind));

    /// <summary>The resource whose objects are <typeparamref name="T"/>.</summary>
    public ApiResource<T> Of<T>()
        where T : class, ITypedObject, IApiValue<T> => (ApiResource<T>)_byType[typeof(T)];
}
