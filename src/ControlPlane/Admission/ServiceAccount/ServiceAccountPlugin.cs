using System.Security.Cryptography;
using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api.Core.V1;
using Account = NetKube.Shared.Api.Core.V1.ServiceAccount;

namespace NetKube.ControlPlane.Admission.ServiceAccount;

/// <summary>Every pod runs as a service account that exists, and finds its token, the cluster's CA and its namespace in a volume.</summary>
public sealed class ServiceAccountPlugin(IObjectReader objects) : IAdmissionPlugin
{
    private const string VolumePrefix = "kube-api-access-";
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    // The odd seconds mark this volume: its tokens may live longer than they say (KEP-1205).
    private const long TokenSeconds = 3607;

    public string Name => "ServiceAccount";

    public bool Handles(AdmissionRequest request) =>
        (request.Operation == AdmissionOperation.Create && request.Is("", "pods")) || AddsEphemeralContainers(request);

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.Object is not Pod pod || MirrorPods.IsMirror(pod) || AddsEphemeralContainers(request)) return;
        if (pod.Spec.ServiceAccountName.Length == 0) pod.Spec.ServiceAccountName = "default";
        pod.Spec.ServiceAccount = pod.Spec.ServiceAccountName;
        var account = await AccountOfAsync(request, pod, stop);
        if (pod.Spec.AutomountServiceAccountToken ?? account.AutomountServiceAccountToken ?? true) Mount(pod.Spec);
        if (pod.Spec.ImagePullSecrets is null or [] && account.ImagePullSecrets is { Count: > 0 } secrets)
        {
            pod.Spec.ImagePullSecrets = [.. secrets.Select(s => new LocalObjectReference { Name = s.Name })];
        }
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken stop)
    {
        if (request.Object is not Pod pod) return;
        if (MirrorPods.IsMirror(pod))
        {
            if (pod.Spec.ServiceAccountName.Length > 0) throw request.Forbid("a mirror pod may not reference service accounts");
            if (MountableSecrets.NamedIn(pod.Spec).Any()) throw request.Forbid("a mirror pod may not reference secrets");
            if (ProjectsToken(pod.Spec)) throw request.Forbid("a mirror pod may not use ServiceAccountToken volume projections");
            return;
        }
        var account = await AccountOfAsync(request, pod, stop);
        // Of a pod that runs only what is added is looked at: the rest was allowed when it was made.
        var added = AddsEphemeralContainers(request) ? new PodSpec { EphemeralContainers = pod.Spec.EphemeralContainers } : pod.Spec;
        if (MountableSecrets.Refuse(added, account) is { } why) throw request.Forbid(why);
    }

    private static bool AddsEphemeralContainers(AdmissionRequest request) =>
        request.Operation == AdmissionOperation.Update && request.Resource is { Group: "", Plural: "pods" } && request.Subresource == "ephemeralcontainers";

    private async ValueTask<Account> AccountOfAsync(AdmissionRequest request, Pod pod, CancellationToken stop)
    {
        var name = pod.Spec.ServiceAccountName;
        return await objects.GetLatestAsync<Account>(request.Namespace, name, stop) ?? throw request.Forbid($"error looking up service account {request.Namespace}/{name}: serviceaccount \"{name}\" not found");
    }

    /// <summary>A container that has something at the path keeps it; a volume of the name's form is used again.</summary>
    private static void Mount(PodSpec spec)
    {
        var existing = spec.Volumes?.FirstOrDefault(v => v.Name.StartsWith(VolumePrefix, StringComparison.Ordinal))?.Name;
        var volume = existing ?? VolumePrefix + RandomNumberGenerator.GetString(Alphabet, 5);
        var mounted = false;
        foreach (var container in (spec.InitContainers ?? []).Concat(spec.Containers ?? []))
        {
            if (container.VolumeMounts?.Any(m => m.MountPath == MountPath) == true) continue;
            (container.VolumeMounts ??= []).Add(new VolumeMount { Name = volume, ReadOnly = true, MountPath = MountPath });
            mounted = true;
        }
        if (mounted && existing is null) (spec.Volumes ??= []).Add(TokenVolume(volume));
    }

    private static Volume TokenVolume(string name) => new()
    {
        Name = name,
        VolumeSource =
        {
            Projected = new ProjectedVolumeSource
            {
                DefaultMode = 0x1a4, // 0644
                Sources =
                [
                    new() { ServiceAccountToken = new ServiceAccountTokenProjection { Path = "token", ExpirationSeconds = TokenSeconds } },
                    new() { ConfigMap = new ConfigMapProjection { LocalObjectReference = { Name = "kube-root-ca.crt" }, Items = [new KeyToPath { Key = "ca.crt", Path = "ca.crt" }] } },
                    new() { DownwardAPI = new DownwardAPIProjection { Items = [new DownwardAPIVolumeFile { Path = "namespace", FieldRef = new ObjectFieldSelector { ApiVersion = "v1", FieldPath = "metadata.namespace" } }] } },
                ],
            },
        },
    };

    private static bool ProjectsToken(PodSpec spec) =>
        spec.Volumes?.Any(v => v.VolumeSource.Projected?.Sources?.Any(s => s.ServiceAccountToken is not null) == true) == true;
}
