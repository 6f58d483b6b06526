using System.Text.Json.Nodes;
using NetKube.Shared.Api;

namespace NetKube.ControlPlane.ApiServer.Legacy;

/// <summary>A resource under a group version that Kubernetes no longer serves, and what it is called today.</summary>
/// <param name="GroupVersion">Such as extensions/v1beta1.</param>
/// <param name="Modern">The resource that it became.</param>
/// <param name="RemovedIn">The release that stopped serving it.</param>
/// <param name="Convert">Turns an object (or a part of one, in a patch) into its modern form, and says what it changed.</param>
public sealed record LegacyResource(string GroupVersion, ApiResource Modern, string RemovedIn, Action<JsonObject, List<string>> Convert);
