using System.CommandLine;
using NetKube.Shared.Api;
using NetKube.Shared.Client.History;

namespace NetKube.Verbs;

/// <summary><c>netkube blame KIND/NAME FIELD</c>: when a field got its value, by whom, and with which client.</summary>
internal static class BlameVerb
{
    private static readonly Argument<string> Object = new("kind/name") { Description = "The object, such as deploy/web" };
    private static readonly Argument<string> Field = new("field")
    {
         Description = "The field, such as spec.replicas or spec.template.spec.containers[web].image",
    };
    private static readonly Option<string> Namespace = new("--namespace", "-n") { Description = "The object's namespace",
        DefaultValueFactory = _ => "default" };
    private static readonly ClusterAccess Access = new();

    public static Command Make()
    {
        var verb = new Command("blame", "Show when a field of an object got its values, by whom, and with which client") { Object, Field, Namespace };
        Access.AddTo(verb);
        verb.SetAction((parsed, stop) => ClusterAccess.GuardedAsync("blame", () => RunAsync(parsed, stop)));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var parts = parsed.GetValue(Object)!.Split('/', 2);
        if (parts is not [var kind, { Length: > 0 } name]) throw new ArgumentException($"\"{parsed.GetValue(Object)}\" is no KIND/NAME such as deploy/web");
        var resource = ApiCatalog.BuiltIn.Resources.FirstOrDefault(known => Names(known).Contains(kind, StringComparer.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"there is no kind \"{kind}\"");
        var field = FieldPath.TryParse(parsed.GetValue(Field)!)
            ?? throw new ArgumentException($"\"{parsed.GetValue(Field)}\" is no field such as spec.replicas");
        using var http = Access.Connect(parsed);
        var states = await new HistoryClient(http).ChangesAsync(resource, resource.Namespaced ? parsed.GetValue(Namespace) : null, name, stop);
        var writes = FieldBlame.Of(states, field);
        if (writes.All(write => write.Value is null)) throw new ArgumentException($"{resource.Kind} {name} never had {field.Text} in the history that is kept");
        Console.WriteLine($"{"REVISION",-10} {"TIME",-21} {"USER",-40} {"CLIENT",-32} {"OPERATION",-18} VALUE");
        foreach (var write in writes)
        {
            Console.WriteLine(
                $"{(write.IsFirst ? "<=" : "") + write.Revision,-10} {write.Time,-21} {write.User,-40} {write.Client,-32} {write.Operation,-18} {write.Value ?? "(gone)"}");
        }

        return 0;
    }

    private static IEnumerable<string> Names(ApiResource resource) =>
        [resource.Plural, resource.Singular, resource.Kind, resource.QualifiedName, .. resource.ShortNames];
}
