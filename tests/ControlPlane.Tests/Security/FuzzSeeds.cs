using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetKube.ControlPlane.Tests.Fakes;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Security;

/// <summary>Good objects, and what is done to them.</summary>
internal static class FuzzSeeds
{
    public static readonly (string Path, string Json)[] Objects =
    [
        ("/api/v1/namespaces/default/pods", """
            {"metadata":{"name":"seed","labels":{"a":"b"}},"spec":{"serviceAccountName":"default","automountServiceAccountToken":false,
            "nodeSelector":{"a":"b"},"tolerations":[{"key":"k","operator":"Exists"}],"containers":[{"name":"c",
            "image":"i","ports":[{"containerPort":80}],"env":[{"name":"E","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}}],
            "resources":{"requests":{"cpu":"1","memory":"1Gi"}},"livenessProbe":{"httpGet":{"path":"/",
            "port":"http"}},"volumeMounts":[{"name":"v","mountPath":"/v"}]}],"volumes":[{"name":"v","configMap":{"name":"m",
            "items":[{"key":"k","path":"p"}]}}],"affinity":{"nodeAffinity":{
            "requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchExpressions":[{"key":"k",
            "operator":"In","values":["v"]}]}]}}}}}
            """),
        ("/apis/apps/v1/namespaces/default/deployments", """
            {"metadata":{"name":"seed"},"spec":{"replicas":1,"selector":{"matchLabels":{"a":"b"}},"strategy":{"rollingUpdate":{"maxSurge":"25%"}},
            "template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}
            """),
        ("/api/v1/namespaces/default/services", """
            {"metadata":{"name":"seed"},"spec":{"selector":{"a":"b"},"ports":[{"port":80,"targetPort":"http",
            "protocol":"TCP"}],"ipFamilies":["IPv4"]}}
            """),
        ("/api/v1/namespaces/default/configmaps", """
            {"metadata":{"name":"seed","annotations":{"a":"b"},"finalizers":["a/b"],"ownerReferences":[{"apiVersion":"v1",
            "kind":"Pod","name":"x","uid":"y"}]},"data":{"a":"b"},"binaryData":{"c":"AAEC"}}
            """),
        ("/api/v1/namespaces/default/secrets", """{"metadata":{"name":"seed"},"data":{"a":"YQ=="},"type":"Opaque"}"""),
        ("/apis/batch/v1/namespaces/default/cronjobs", """
            {"metadata":{"name":"seed"},"spec":{"schedule":"*/5 * * * *","timeZone":"Etc/UTC","jobTemplate":{
            "spec":{"template":{"spec":{"restartPolicy":"Never",
            "containers":[{"name":"c","image":"i"}]}}}}}}
            """),
        ("/apis/networking.k8s.io/v1/namespaces/default/networkpolicies", """
            {"metadata":{"name":"seed"},"spec":{"podSelector":{"matchExpressions":[{"key":"a","operator":"Exists"}]},
            "ingress":[{"from":[{"ipBlock":{"cidr":"10.0.0.0/8","except":["10.1.0.0/16"]}}],"ports":[{"port":80,
            "endPort":90}]}]}}
            """),
        ("/apis/discovery.k8s.io/v1/namespaces/default/endpointslices", """
            {"metadata":{"name":"seed"},"addressType":"IPv4","ports":[{"port":80}],"endpoints":[{"addresses":["10.0.0.1"],
            "conditions":{"ready":true}}]}
            """),
        ("/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers", """
            {"metadata":{"name":"seed"},"spec":{"scaleTargetRef":{"kind":"Deployment","name":"seed","apiVersion":"apps/v1"},
            "maxReplicas":3,"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization",
            "averageUtilization":50}}}]}}
            """),
        ("/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles", """
            {"metadata":{"name":"seed"},"rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}]}
            """),
        ("/apis/policy/v1/namespaces/default/poddisruptionbudgets", """
            {"metadata":{"name":"seed"},"spec":{"minAvailable":"50%","selector":{"matchLabels":{"a":"b"}}}}
            """),
        ("/apis/certificates.k8s.io/v1/certificatesigningrequests", """
            {"metadata":{"name":"seed"},"spec":{"request":"AAAA","signerName":"example.com/x","usages":["client auth"]}}
            """),
        ("/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas", """
            {"metadata":{"name":"seed"},"spec":{"priorityLevelConfiguration":{"name":"none"},"rules":[{"subjects":[{"kind":"User",
            "user":{"name":"u"}}],"nonResourceRules":[{"verbs":["get"],"nonResourceURLs":["/x/*"]}]}]}}
            """),
    ];

    public static readonly string[] Paths = [.. Objects.Select(o => o.Path), "/api/v1/nodes",
        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "/apis/authentication.k8s.io/v1/tokenreviews"];

    public static readonly string[] BodyTypes =
        ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf", "application/json-patch+json", "application/merge-patch+json",
            "application/strategic-merge-patch+json", "application/apply-patch+yaml", "text/plain"];

    public static readonly string[] OddValues =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999", "-9223372036854775808", "\"\"", "\"a\"",
        "\"\\u0000\"", "\"\\ud800\"", "\"..\"", "\"1e9999Gi\"",
        "\"%s%n\"", "[]", "{}", "[null]", "[[]]", "{\"\":null}", "{\"a\":{\"b\":{}}}",
        "\"2026-13-45T99:99:99Z\"", "[1,\"a\",{}]", "\"" + new string('x', 5000) + "\"", "\"127.0.0.1/99\"", "\"*/0 * * * *\"",
    ];

    public static readonly string[] Names = ["metadata", "spec", "status", "name", "labels", "containers", "", "$patch", "kind", "apiVersion",
        "ports", "selector", "data", "a.b/c", "managedFields"];

    public static readonly string[] Pointers = ["", "/", "/metadata", "/metadata/name", "/metadata/labels/a~1b", "/spec", "/spec/containers/0",
        "/spec/containers/-", "/spec/containers/-1", "/spec/ports/99999999999", "/~", "/~2", "x", "/data/a", "/metadata/managedFields", "/metadata/uid"];

    /// <summary>The n-th value of an object replaced by an odd one.</summary>
    public static string Mutate(string json, int at, string odd)
    {
        var places = new List<Action<JsonNode?>>();
        var root = JsonNode.Parse(json)!;
        Collect(root, places);
        JsonNode? value;
        try
        {
            value = JsonNode.Parse(odd);
        }
        catch (JsonException)
        {
            value = null;
        }
        places[at % places.Count](value);
        try
        {
            // Numbers that this machine's types cannot hold are put in as text.
            return root.ToJsonString().Replace("\"@\"", odd, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return json.Replace("\"seed\"", odd, StringComparison.Ordinal);
        }
    }

    /// <summary>Breaks the bytes off and puts others in.</summary>
    public static byte[] Stir(byte[] bytes, int cut, IEnumerable<(int At, int Value)> changes)
    {
        var result = bytes[..Math.Min(bytes.Length, Math.Max(cut, bytes.Length / 2))];
        foreach (var (at, value) in changes) result[at % result.Length] = (byte)value;
        return result;
    }

    public static byte[] Proto(string path, string json)
    {
        var resource = FakePath.Parse(path).Resource;
        var input = new JsonInput(Encoding.UTF8.GetBytes(json));
        var value = resource.ReadJson(ref input);
        (value.Kind, value.ApiVersion) = (resource.Kind, resource.GroupVersion);
        return ProtoEnvelope.Encode(value);
    }

    private static void Collect(JsonNode node, List<Action<JsonNode?>> places)
    {
        if (node is JsonObject map)
        {
            foreach (var (name, value) in map.ToList())
            {
                places.Add(v => map[name] = v?.DeepClone());
                if (value is not null) Collect(value, places);
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                var index = i;
                places.Add(v => list[index] = v?.DeepClone());
                if (list[i] is { } value) Collect(value, places);
            }
        }
    }
}
