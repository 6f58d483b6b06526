using NetKube.ControlPlane.Controllers.Framework;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.RootCa;

/// <summary>Every namespace has the ConfigMap kube-root-ca.crt, which pods mount beside their token.</summary>
internal sealed class RootCaPublisher : ReconcilingController
{
    public const string ConfigMapName = "kube-root-ca.crt";
    private const string Description =
        "Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.";

    private readonly string _pem;
    private readonly Informer<Namespace> _namespaces;
    private readonly Informer<ConfigMap> _maps;

    public RootCaPublisher(ControllerContext context)
        : base(context, "root-ca-certificate-publisher-controller", "root-ca-cert-publisher", workers: 1)
    {
        _pem = context.Options.RootCaPem ?? throw new ArgumentException("The root CA publisher needs RootCaPem.", nameof(context));
        _namespaces = Reconciles<Namespace>();
        _maps = Needs<ConfigMap>(ConfigMapName);
        _maps.AddHandler(new InformerHandler<ConfigMap>(OnUpdate: (_, map) => Note(map), OnDelete: Note));
    }

    public override async ValueTask<Reconciled> ReconcileAsync(ObjectKey key, CancellationToken stop)
    {
        if (_namespaces.Cache.Get(key) is not { Metadata.DeletionTimestamp: null }) return Reconciled.Done;
        if (_maps.Cache.Get(key.Name, ConfigMapName) is not { } present)
        {
            await CreateAsync(key.Name, stop);
            return Reconciled.Done;
        }
        if (present.Data is { Count: 1 } data && data.GetValueOrDefault("ca.crt") == _pem) return Reconciled.Done;
        var repaired = present.Clone();
        (repaired.Data, repaired.BinaryData) = (Data(), null);
        (repaired.Metadata.Annotations ??= new Dictionary<string, string>(StringComparer.Ordinal))["kubernetes.io/description"] = Description;
        await Client.UpdateAsync(repaired, stop);
        return Reconciled.Done;
    }

    private async Task CreateAsync(string ns, CancellationToken stop)
    {
        try
        {
            await Client.CreateAsync(new ConfigMap
            {
                Metadata = new ObjectMeta
                {
                    Name = ConfigMapName,
                    Namespace = ns,
                    Annotations = new Dictionary<string, string>(StringComparer.Ordinal) { ["kubernetes.io/description"] = Description },
                },
                Data = Data(),
            }, stop);
        }
        catch (ApiException e) when (e.IsAlreadyExists)
        {
            // somebody was faster; its event brings the key back
        }
    }

    private Dictionary<string, string> Data() => new(StringComparer.Ordinal) { ["ca.crt"] = _pem };

    private void Note(ConfigMap map) => Queue.Add(new ObjectKey("", map.Metadata.Namespace));
}
