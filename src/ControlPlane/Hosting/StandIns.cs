using System.Net;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
namespace NetKube.ControlPlane.Kinds { public sealed record ServiceNetworkOptions(IPNetwork Network, (int, int) NodePorts);
 public sealed class UsualKind<T> : Kind<T> where T : class, IKubeObject, IApiValue<T> { public override NameRule NameRule => NameRule.PathSegment; public override bool AllowsUnconditionalUpdate => true; }
 public static class KindCatalog { public static IReadOnlyList<IKind> All(ServiceNetworkOptions o) => [.. ApiCatalog.BuiltIn.Resources.Where(r => typeof(IKubeObject).IsAssignableFrom(r.Type) && r.Group is not "authentication.k8s.io" and not "authorization.k8s.io" && r.Plural != "bindings").Select(r => (IKind)Activator.CreateInstance(typeof(UsualKind<>).MakeGenericType(r.Type))!)]; } }
