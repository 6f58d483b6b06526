using NetKube.ControlPlane.Kinds.Admission;
using NetKube.ControlPlane.Kinds.ApiServices;
using NetKube.ControlPlane.Kinds.Certificates;
using NetKube.ControlPlane.Kinds.CustomResourceDefinitions;
using NetKube.ControlPlane.Kinds.Devices;
using NetKube.ControlPlane.Kinds.EndpointSlices;
using NetKube.ControlPlane.Kinds.FlowControl;
using NetKube.ControlPlane.Kinds.Ingresses;
using NetKube.ControlPlane.Kinds.IngressClasses;
using NetKube.ControlPlane.Kinds.IPAddresses;
using NetKube.ControlPlane.Kinds.Leases;
using NetKube.ControlPlane.Kinds.Namespaces;
using NetKube.ControlPlane.Kinds.NetworkPolicies;
using NetKube.ControlPlane.Kinds.Nodes;
using NetKube.ControlPlane.Kinds.PersistentVolumeClaims;
using NetKube.ControlPlane.Kinds.PersistentVolumes;
using NetKube.ControlPlane.Kinds.PriorityClasses;
using NetKube.ControlPlane.Kinds.Rbac;
using NetKube.ControlPlane.Kinds.RuntimeClasses;
using NetKube.ControlPlane.Kinds.ServiceAccounts;
using NetKube.ControlPlane.Kinds.ServiceCidrs;
using NetKube.ControlPlane.Kinds.ServiceEndpoints;
using NetKube.ControlPlane.Kinds.Services;
using NetKube.ControlPlane.Kinds.Storage;

namespace NetKube.ControlPlane.Kinds;

/// <summary>Every kind the API server stores: one line each.</summary>
public static class KindCatalog
{
    /// <summary>The built-in kinds.</summary>
    public static IReadOnlyList<IKind> All(ServiceNetworkOptions services, TimeProvider clock) =>
    [
        .. WorkloadKinds.All,
        new ServiceKind(services, clock),
        new EndpointsKind(),
        new NodeKind(),
        new NamespaceKind(),
        new ServiceAccountKind(),
        new PersistentVolumeKind(clock),
        new PersistentVolumeClaimKind(),
        new EndpointSliceKind(),
        new IngressKind(),
        new IngressClassKind(),
        new NetworkPolicyKind(),
        new IPAddressKind(),
        new ServiceCidrKind(),
        new RoleKind(),
        new RoleBindingKind(),
        new ClusterRoleKind(),
        new ClusterRoleBindingKind(),
        new StorageClassKind(),
        new VolumeAttachmentKind(),
        new CsiDriverKind(),
        new CsiNodeKind(),
        new CsiStorageCapacityKind(),
        new VolumeAttributesClassKind(),
        new PriorityClassKind(),
        new LeaseKind(),
        new RuntimeClassKind(),
        new CertificateSigningRequestKind(clock),
        new FlowSchemaKind(),
        new PriorityLevelConfigurationKind(),
        new ApiServiceKind(clock),
        new CustomResourceDefinitionKind(),
        new ValidatingWebhookConfigurationKind(),
        new MutatingWebhookConfigurationKind(),
        new ValidatingAdmissionPolicyKind(),
        new ValidatingAdmissionPolicyBindingKind(),
        new MutatingAdmissionPolicyKind(),
        new MutatingAdmissionPolicyBindingKind(),
        new DeviceClassKind(),
        new ResourceClaimKind(),
        new ResourceClaimTemplateKind(),
        new ResourceSliceKind(),
    ];
}
