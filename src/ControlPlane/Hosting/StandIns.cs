using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Discovery;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
namespace NetKube.ControlPlane.Kinds { public sealed record ServiceNetworkOptions(IPNetwork Network, (int, int) NodePorts);
 public sealed class UsualKind<T> : Kind<T> where T : class, IKubeObject, IApiValue<T> { public override NameRule NameRule => NameRule.PathSegment; public override bool AllowsUnconditionalUpdate => true; }
 public static class KindCatalog { public static IReadOnlyList<IKind> All(ServiceNetworkOptions o) => [.. ApiCatalog.BuiltIn.Resources.Where(r => typeof(IKubeObject).IsAssignableFrom(r.Type) && r.Group is not "authentication.k8s.io" and not "authorization.k8s.io" && r.Plural != "bindings").Select(r => (IKind)Activator.CreateInstance(typeof(UsualKind<>).MakeGenericType(r.Type))!), .. WorkloadKinds.All]; } }
namespace NetKube.ControlPlane.ApiServer.Discovery { public sealed class OpenApiDocuments(ApiCatalog c) : IOpenApiDocuments { public ApiCatalog C => c; public Task<bool> TryHandleAsync(HttpContext http, string path) => Task.FromResult(false); } }
