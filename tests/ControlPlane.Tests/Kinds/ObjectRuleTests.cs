namespace NetKube.ControlPlane.Tests.Kinds;

/// <summary>Rules of the other kinds, a few of each: what is wrong, where, and nothing else.</summary>
public sealed class ObjectRuleTests
{
    public static TheoryData<string, string, string, string> Bad => new()
    {
        { "a Service without ports", "v1/services", """{"spec":{}}""", "Required spec.ports" },
        {
            "a Service with two nameless ports", "v1/services", """{"spec":{"ports":[{"port":1},{"port":2}]}}""",
            "Required spec.ports[0].name; Required spec.ports[1].name"
        },
        { "a Service with one port twice", "v1/services", """{"spec":{"ports":[{"name":"a","port":1},{"name":"b","port":1}]}}""", "Duplicate spec.ports[1]" },
        { "a Service of an unknown type", "v1/services", """{"spec":{"type":"Magic","ports":[{"port":1}]}}""", "NotSupported spec.type" },
        {
            "a Service with a node port and none to have", "v1/services", """{"spec":{"ports":[{"port":1,"nodePort":30001}]}}""",
            "Forbidden spec.ports[0].nodePort"
        },
        { "a Service outside under no name", "v1/services", """{"spec":{"type":"ExternalName"}}""", "Required spec.externalName" },
        {
            "a Service with affinity for too long", "v1/services",
            """{"spec":{"ports":[{"port":1}],"sessionAffinity":"ClientIP","sessionAffinityConfig":{"clientIP":{"timeoutSeconds":86401}}}}""",
            "Invalid spec.sessionAffinityConfig.clientIP.timeoutSeconds"
        },
        {
            "a Service that hides a loopback address", "v1/services", """{"spec":{"ports":[{"port":1}],"externalIPs":["127.0.0.1"]}}""",
            "Invalid spec.externalIPs[0]"
        },
        {
            "a Service at an address some read as octal", "v1/services", """{"spec":{"ports":[{"port":1}],"externalIPs":["10.1.1.010"]}}""",
            "Invalid spec.externalIPs[0]"
        },
        {
            "a Service at an address of both families", "v1/services", """{"spec":{"ports":[{"port":1}],"externalIPs":["::ffff:10.1.1.1"]}}""",
            "Invalid spec.externalIPs[0]"
        },
        {
            "a Service for a network with bits beyond its prefix", "v1/services",
            """{"spec":{"type":"LoadBalancer","ports":[{"port":1}],"loadBalancerSourceRanges":["10.0.0.1/8","10.0.0.0/08","fd00::/064","fd00::/8"]}}""",
            "Invalid spec.LoadBalancerSourceRanges[0]; Invalid spec.LoadBalancerSourceRanges[1]; Invalid spec.LoadBalancerSourceRanges[2]"
        },
        {
            "a Service with a class and no load balancer", "v1/services", """{"spec":{"ports":[{"port":1}],"loadBalancerClass":"a.b/c"}}""",
            "Forbidden spec.loadBalancerClass"
        },
        { "Endpoints that are nowhere", "v1/endpoints", """{"subsets":[{"ports":[{"port":1}]}]}""", "Required subsets[0]" },
        { "an EndpointSlice of no family", "discovery.k8s.io/v1/endpointslices", """{"endpoints":[{"addresses":["10.0.0.1"]}]}""", "Required addressType" },
        {
            "an EndpointSlice with an address of the other family", "discovery.k8s.io/v1/endpointslices",
            """{"addressType":"IPv4","endpoints":[{"addresses":["fd00::1"]}]}""", "Invalid endpoints[0].addresses[0]"
        },
        { "an Ingress with nothing behind it", "networking.k8s.io/v1/ingresses", """{"spec":{}}""", "Invalid spec" },
        {
            "an Ingress with a path of no kind", "networking.k8s.io/v1/ingresses",
            """{"spec":{"rules":[{"http":{"paths":[{"path":"/","backend":{"service":{"name":"s","port":{"number":1}}}}]}}]}}""",
            "Required spec.rules[0].http.paths[0].pathType"
        },
        {
            "an Ingress with a port of two names", "networking.k8s.io/v1/ingresses",
            """{"spec":{"defaultBackend":{"service":{"name":"s","port":{"number":1,"name":"p"}}}}}""", "Invalid spec.defaultBackend"
        },
        {
            "an Ingress to a service of a name with capitals", "networking.k8s.io/v1/ingresses",
            """{"spec":{"defaultBackend":{"service":{"name":"Web","port":{"number":1}}}}}""", "Invalid spec.defaultBackend.service.name"
        },
        {
            "a NetworkPolicy for a host and its network's length", "networking.k8s.io/v1/networkpolicies",
            """{"spec":{"podSelector":{},"ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.1/8"}}]}]}}""",
            "Invalid spec.ingress[0].from[0].ipBlock.cidr"
        },
        {
            "a NetworkPolicy of an unknown type", "networking.k8s.io/v1/networkpolicies", """{"spec":{"podSelector":{},"policyTypes":["Sideways"]}}""",
            "NotSupported spec.policyTypes[0]"
        },
        {
            "a NetworkPolicy with a peer of no kind", "networking.k8s.io/v1/networkpolicies", """{"spec":{"podSelector":{},"ingress":[{"from":[{}]}]}}""",
            "Required spec.ingress[0].from[0]"
        },
        { "a Role without verbs", "rbac.authorization.k8s.io/v1/roles", """{"rules":[{"apiGroups":[""],"resources":["pods"]}]}""", "Required rules[0].verbs" },
        {
            "a Role over URLs", "rbac.authorization.k8s.io/v1/roles", """{"rules":[{"verbs":["get"],"nonResourceURLs":["/x"]}]}""",
            "Invalid rules[0].nonResourceURLs"
        },
        { "a binding to no role", "rbac.authorization.k8s.io/v1/rolebindings", """{"roleRef":{"kind":"Thing","name":"r"}}""", "NotSupported roleRef.kind" },
        {
            "a binding of a robot", "rbac.authorization.k8s.io/v1/rolebindings",
            """{"roleRef":{"kind":"Role","name":"r"},"subjects":[{"kind":"Robot","name":"r"}]}""", "NotSupported subjects[0].kind"
        },
        { "a claim without modes", "v1/persistentvolumeclaims", """{"spec":{"resources":{"requests":{"storage":"1"}}}}""", "Required spec.accessModes" },
        { "a claim for nothing", "v1/persistentvolumeclaims", """{"spec":{"accessModes":["ReadWriteOnce"]}}""", "Required spec.resources[storage]" },
        { "a volume on nothing", "v1/persistentvolumes", """{"spec":{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1"}}}""", "Required spec" },
        {
            "a local volume anywhere", "v1/persistentvolumes",
            """{"spec":{"accessModes":["ReadWriteOnce"],"capacity":{"storage":"1"},"local":{"path":"/x"}}}""",
            "Required spec.nodeAffinity"
        },
        { "a StorageClass by nobody", "storage.k8s.io/v1/storageclasses", "{}", "Required provisioner" },
        {
            "a StorageClass that binds at some time", "storage.k8s.io/v1/storageclasses", """{"provisioner":"a.b/c","volumeBindingMode":"Later"}""",
            "NotSupported volumeBindingMode"
        },
        {
            "a scaler with more at least than at most", "autoscaling/v2/horizontalpodautoscalers",
            """{"spec":{"minReplicas":3,"maxReplicas":2,"scaleTargetRef":{"kind":"Deployment","name":"d","apiVersion":"apps/v1"}}}""",
            "Invalid spec.maxReplicas"
        },
        {
            "a scaler of nothing", "autoscaling/v2/horizontalpodautoscalers", """{"spec":{"maxReplicas":2,"scaleTargetRef":{}}}""",
            "Required spec.scaleTargetRef.kind; Required spec.scaleTargetRef.name"
        },
        {
            "a scaler of version 1 with more at least than at most", "autoscaling/v1/horizontalpodautoscalers",
            """{"spec":{"minReplicas":3,"maxReplicas":2,"scaleTargetRef":{"kind":"Deployment","name":"d","apiVersion":"apps/v1"}}}""",
            "Invalid spec.maxReplicas"
        },
        { "a budget of both kinds", "policy/v1/poddisruptionbudgets", """{"spec":{"minAvailable":1,"maxUnavailable":1,"selector":{}}}""", "Invalid spec" },
        { "a budget of more than all", "policy/v1/poddisruptionbudgets", """{"spec":{"minAvailable":"101%","selector":{}}}""", "Invalid spec.minAvailable" },
        { "a quota of an unknown thing", "v1/resourcequotas", """{"spec":{"hard":{"gold":"1"}}}""", "Invalid spec.hard[gold]; Invalid spec.hard[gold]" },
        {
            "a range whose least is more than its most", "v1/limitranges", """{"spec":{"limits":[{"type":"Container","min":{"cpu":"2"},"max":{"cpu":"1"}}]}}""",
            "Invalid spec.limits[0].defaultRequest[cpu]; Invalid spec.limits[0].default[cpu]; Invalid spec.limits[0].min[cpu]"
        },
        {
            "a signing request that is none", "certificates.k8s.io/v1/certificatesigningrequests",
            """{"spec":{"request":"eA==","signerName":"a.b/c","usages":["client auth"]}}""", "Invalid spec.request"
        },
        { "a lease for no time", "coordination.k8s.io/v1/leases", """{"spec":{"leaseDurationSeconds":0}}""", "Invalid spec.leaseDurationSeconds" },
        { "a priority above what users may have", "scheduling.k8s.io/v1/priorityclasses", """{"value":1000000001}""", "Forbidden value" },
        { "a runtime without a handler", "node.k8s.io/v1/runtimeclasses", "{}", "Invalid handler" },
        { "a config with a bad key", "v1/configmaps", """{"data":{"a b":"c"}}""", "Invalid data[a b]" },
        { "a config with one key in two places", "v1/configmaps", """{"data":{"a":"c"},"binaryData":{"a":"AA=="}}""", "Invalid data[a]" },
        {
            "a secret for registries that is none", "v1/secrets", """{"type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"eA=="}}""",
            "Invalid data[.dockerconfigjson]"
        },
        {
            "a node with one taint twice", "v1/nodes", """{"spec":{"taints":[{"key":"k","effect":"NoSchedule"},{"key":"k","effect":"NoSchedule"}]}}""",
            "Duplicate metadata.taints[1]"
        },
        {
            "a webhook that nobody answers", "admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
            """{"webhooks":[{"name":"a.b.c","sideEffects":"None","admissionReviewVersions":["v1"],"clientConfig":{}}]}""", "Required webhooks[0].clientConfig"
        },
        {
            "a flow schema that comes before all", "flowcontrol.apiserver.k8s.io/v1/flowschemas",
            """{"spec":{"matchingPrecedence":-1,"priorityLevelConfiguration":{"name":"p"}}}""", "Invalid spec.matchingPrecedence"
        },
        {
            "an APIService of another name", "apiregistration.k8s.io/v1/apiservices",
            """{"metadata":{"name":"x"},"spec":{"group":"a.b","version":"v1","groupPriorityMinimum":1,"versionPriority":1}}""", "Invalid metadata.name"
        },
        {
            "a claim to devices without a class", "resource.k8s.io/v1/resourceclaims", """{"spec":{"devices":{"requests":[{"name":"r","exactly":{}}]}}}""",
            "Required spec.devices.requests[0].exactly.deviceClassName"
        },
    };

    public static TheoryData<string, string, string, string, string> Changes => new()
    {
        {
            "a StorageClass's parameters", "storage.k8s.io/v1/storageclasses", """{"provisioner":"a.b/c"}""",
            """{"provisioner":"a.b/c","parameters":{"x":"y"}}""", "Forbidden parameters"
        },
        {
            "a StorageClass's topology, for the worse", "storage.k8s.io/v1/storageclasses", """{"provisioner":"a.b/c"}""",
            """{"provisioner":"a.b/c","allowedTopologies":[{"matchLabelExpressions":[{"key":"k"}]}]}""",
            "Required allowedTopologies[0].matchLabelExpressions[0].values"
        },
        {
            "an EndpointSlice's family", "discovery.k8s.io/v1/endpointslices", """{"addressType":"IPv4"}""", """{"addressType":"IPv6"}""", "Invalid addressType"
        },
        { "a Secret's type", "v1/secrets", """{"type":"a/b"}""", """{"type":"c/d"}""", "Invalid type" },
        {
            "a ConfigMap that is immutable", "v1/configmaps", """{"immutable":true,"data":{"a":"b"}}""", """{"immutable":true,"data":{"a":"c"}}""",
            "Forbidden data"
        },
        { "a PriorityClass's value", "scheduling.k8s.io/v1/priorityclasses", """{"value":1}""", """{"value":2}""", "Forbidden value" },
        {
            "a binding's role", "rbac.authorization.k8s.io/v1/rolebindings", """{"roleRef":{"kind":"Role","name":"r"}}""",
            """{"roleRef":{"kind":"Role","name":"s"}}""", "Invalid roleRef"
        },
        {
            "a role's rule without verbs, told twice", "rbac.authorization.k8s.io/v1/roles", "{}", """{"rules":[{"apiGroups":[""],"resources":["pods"]}]}""",
            "Required rules[0].verbs; Required rules[0].verbs"
        },
        {
            "a node's bad taint, told twice", "v1/nodes", "{}", """{"spec":{"taints":[{"key":"k"}]}}""",
            "Required metadata.taints[0].effect; Required metadata.taints[0].effect"
        },
        { "a node's bad network", "v1/nodes", "{}", """{"spec":{"podCIDRs":["x"]}}""", "Invalid spec.podCIDRs[0]" },
        {
            "a RuntimeClass's bad toleration", "node.k8s.io/v1/runtimeclasses", """{"handler":"a"}""",
            """{"handler":"a","scheduling":{"tolerations":[{"operator":"Equal"}]}}""", "Invalid scheduling.tolerations[0].operator"
        },
        {
            "a quota's bad amount, told twice", "v1/resourcequotas", "{}", """{"spec":{"hard":{"pods":"-1"}}}""",
            "Invalid spec.hard[pods]; Invalid spec.hard[pods]"
        },
        {
            "a volume's mount options of old", "v1/persistentvolumes",
            """{"spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/x"}}}""",
            """
            {"metadata":{"annotations":{"volume.beta.kubernetes.io/mount-options":"ro"}},
             "spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/x"}}}
            """,
            "Forbidden metadata.annotations.volume.beta.kubernetes.io/mount-options"
        },
        {
            "a claim's class of attributes, back to none before it was there", "v1/persistentvolumeclaims",
            """{"spec":{"accessModes":["ReadWriteOnce"],"volumeAttributesClassName":"c","resources":{"requests":{"storage":"1Gi"}}}}""",
            """{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""", "Forbidden spec"
        },
        { "a RuntimeClass's handler", "node.k8s.io/v1/runtimeclasses", """{"handler":"a"}""", """{"handler":"b"}""", "Invalid handler" },
        {
            "a claim's size without a class that grows, judged elsewhere", "v1/persistentvolumeclaims",
            """{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""",
            """{"spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"2Gi"}}}}""", "Forbidden spec"
        },
    };

    [Theory, MemberData(nameof(Bad))]
    public void Refused_is(string what, string resource, string json, string causes)
    {
        Assert.NotEmpty(what);
        Assert.Equal(causes, Judged.New(resource, json));
    }

    [Theory, MemberData(nameof(Changes))]
    public void A_change_is_judged_of(string what, string resource, string before, string after, string causes)
    {
        Assert.NotEmpty(what);
        Assert.Equal(causes, Judged.Changed(resource, before, after));
    }
}
