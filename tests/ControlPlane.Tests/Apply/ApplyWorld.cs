using System.Text;
using System.Text.Json.Nodes;
using NetKube.ControlPlane.ApiServer.Apply;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.TestKit;
using NetKube.Shared.Api;
using NetKube.Shared.Serialization;

namespace NetKube.ControlPlane.Tests.Apply;

/// <summary>One object and its managers, without a server: writes are tracked, configurations applied, a minute a step.</summary>
internal sealed class ApplyWorld
{
    private readonly ManualClock _clock = new();
    private readonly FieldTracker _tracker;
    private readonly ServerSideApply _apply;

    public ApplyWorld(string groupVersion = "v1", string plural = "configmaps")
    {
        _tracker = new FieldTracker(_clock);
        _apply = new ServerSideApply(_clock);
        Resource = ApiCatalog.BuiltIn.Find(groupVersion, plural)!;
    }

    public ApiResource Resource { get; }

    /// <summary>What is stored.</summary>
    public IKubeObject? Live { get; private set; }

    /// <summary>Stores an object as POST and PUT do; managedFields of the live object are kept unless the body has some.</summary>
    public void Write(string manager, string body, string subresource = "")
    {
        Step();
        var value = Parse(body);
        _tracker.Track(Resource, value, Live, Context(manager, subresource));
        Store(value);
    }

    /// <summary>Applies and stores.</summary>
    public void Apply(string manager, string body, bool force = false, string subresource = "")
    {
        Step();
        var value = _apply.Apply(Resource, Live, Encoding.UTF8.GetBytes(body), manager, force, subresource);
        _tracker.Track(Resource, value, Live, Context(manager, subresource) with { IsApply = true });
        Store(value);
    }

    /// <summary>The fields of a manager as JSON; null when it has none.</summary>
    public string? FieldsOf(string manager) =>
        Live!.Metadata.ManagedFields?.FirstOrDefault(e => e.Manager == manager)?.FieldsV1?.ToString();

    /// <summary>Managers in their order.</summary>
    public IReadOnlyList<string> Managers => Live!.Metadata.ManagedFields?.ConvertAll(e => $"{e.Manager}/{e.Operation}{(e.Subresource.Length > 0 ? "/" + e.Subresource : "")}") ?? [];

    /// <summary>The object without metadata.managedFields.</summary>
    public JsonObject Content
    {
        get
        {
            var content = JsonNode.Parse(JsonOutput.Encode(Live!))!.AsObject();
            content["metadata"]!.AsObject().Remove("managedFields");
            return content;
        }
    }

    public IKubeObject Parse(string body)
    {
        var input = new JsonInput(Encoding.UTF8.GetBytes(body));
        return (IKubeObject)Resource.ReadJson(ref input);
    }

    private static WriteContext Context(string manager, string subresource) => new(RequestUser.Loopback, manager, false) { Subresource = subresource };

    private void Store(IKubeObject value)
    {
        if (Live is not null) _tracker.KeepTimes(value, Live);
        Live = value;
    }

    private void Step() => _clock.Advance(TimeSpan.FromMinutes(1));
}
