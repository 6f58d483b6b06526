using System.Text.Json;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.Discovery.OpenApi;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.Tests.OpenApi;

public sealed class DocumentTests
{
    private readonly OpenApiDocuments _documents = new(ApiCatalog.BuiltIn);

    [Fact]
    public void Every_reference_of_version_2_resolves()
    {
        using var document = Json(_documents.V2Json());
        var definitions = document.RootElement.GetProperty("definitions");
        Assert.All(References(document.RootElement), r => Assert.True(definitions.TryGetProperty(r["#/definitions/".Length..], out _), r));
    }

    [Fact]
    public void Every_reference_of_every_part_of_version_3_resolves()
    {
        foreach (var name in _documents.PartNames)
        {
            using var document = Json(_documents.V3(name));
            var schemas = document.RootElement.GetProperty("components").GetProperty("schemas");
            Assert.All(References(document.RootElement), r => Assert.True(schemas.TryGetProperty(r["#/components/schemas/".Length..], out _), $"{name}: {r}"));
        }
    }

    [Fact]
    public void Every_definition_of_version_2_is_referred_to_or_is_a_kind()
    {
        using var document = Json(_documents.V2Json());
        var referred = References(document.RootElement).Select(r => r["#/definitions/".Length..]).ToHashSet();
        Assert.All(document.RootElement.GetProperty("definitions").EnumerateObject(), d => Assert.True(referred.Contains(d.Name) || d.Value.TryGetProperty("x-kubernetes-group-version-kind", out _), d.Name));
    }

    [Fact]
    public void Every_kind_of_the_catalog_is_defined_and_named_in_both_versions()
    {
        using var v2 = Json(_documents.V2Json());
        foreach (var resource in ApiCatalog.BuiltIn.Resources)
        {
            var name = DefinitionNames.Of(resource.Schema);
            var part = resource.Group.Length == 0 ? "api/v1" : "apis/" + resource.GroupVersion;
            using var v3 = Json(_documents.V3(part));
            foreach (var definition in new[] { v2.RootElement.GetProperty("definitions").GetProperty(name), v3.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(name) })
            {
                Assert.Contains(definition.GetProperty("x-kubernetes-group-version-kind").EnumerateArray(), k =>
                    k.GetProperty("group").GetString() == resource.Group && k.GetProperty("version").GetString() == resource.Version && k.GetProperty("kind").GetString() == resource.Kind);
            }
        }
    }

    [Fact]
    public void Both_versions_list_the_same_fields_of_every_type()
    {
        using var v2 = Json(_documents.V2Json());
        var definitions = v2.RootElement.GetProperty("definitions");
        foreach (var part in _documents.PartNames)
        {
            using var v3 = Json(_documents.V3(part));
            foreach (var schema in v3.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject())
            {
                Assert.Equal(Fields(definitions.GetProperty(schema.Name)), Fields(schema.Value));
            }
        }
    }

    [Fact]
    public void Operation_names_are_unique()
    {
        using var document = Json(_documents.V2Json());
        var ids = Operations(document.RootElement).Select(o => o.Operation.GetProperty("operationId").GetString()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Contains("readAppsV1NamespacedDeploymentStatus", ids);
        Assert.Contains("listCoreV1PodForAllNamespaces", ids);
        Assert.Contains("connectCoreV1PostNamespacedPodExec", ids);
    }

    [Fact]
    public void Every_parameter_in_braces_is_declared()
    {
        using var document = Json(_documents.V2Json());
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            var declared = path.Value.TryGetProperty("parameters", out var list) ? list.EnumerateArray().Select(p => p.GetProperty("name").GetString()!).Order() : Enumerable.Empty<string>();
            Assert.Equal(path.Name.Split('{').Skip(1).Select(s => s[..s.IndexOf('}', StringComparison.Ordinal)]).Order(), declared);
        }
    }

    /// <summary>kubectl asks the patch operation whether the server checks fields.</summary>
    [Fact]
    public void Every_patch_takes_fieldValidation()
    {
        using var document = Json(_documents.V2Json());
        var patches = Operations(document.RootElement).Where(o => o.Method == "patch" && o.Operation.GetProperty("x-kubernetes-action").GetString() == "patch").ToList();
        Assert.NotEmpty(patches);
        Assert.All(patches, p => Assert.Contains(p.Operation.GetProperty("parameters").EnumerateArray(), q => q.GetProperty("name").GetString() == "fieldValidation"));
    }

    [Fact]
    public void What_patches_and_apply_need_is_said()
    {
        using var document = Json(_documents.V3("api/v1"));
        var containers = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("io.k8s.api.core.v1.PodSpec").GetProperty("properties").GetProperty("containers");
        Assert.Equal("map", containers.GetProperty("x-kubernetes-list-type").GetString());
        Assert.Equal("name", containers.GetProperty("x-kubernetes-list-map-keys")[0].GetString());
        Assert.Equal("name", containers.GetProperty("x-kubernetes-patch-merge-key").GetString());
        Assert.Equal("merge", containers.GetProperty("x-kubernetes-patch-strategy").GetString());
    }

    [Fact]
    public void Nothing_is_made_before_it_is_asked_for_and_little_is_kept()
    {
        Assert.Equal(0, _documents.KeptBytes);
        _ = _documents.V2Json();
        _ = _documents.V2Proto();
        Assert.InRange(_documents.KeptBytes, 1, 2_000_000);
    }

    private static List<string> Fields(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(p => p.Name)] : [];

    private static IEnumerable<(string Method, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Where(o => o.Name != "parameters").Select(o => (o.Name, o.Value));

    private static JsonDocument Json(CompressedDocument document)
    {
        using var stream = document.Open();
        return JsonDocument.Parse(stream);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p.Name == "$ref" && p.Value.ValueKind == JsonValueKind.String ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
