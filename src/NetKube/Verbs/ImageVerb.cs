using System.CommandLine;
using NetKube.Lab;
using NetKube.NodeAgent.Runtime;
using NetKube.NodeAgent.Runtime.Docker;
using NetKube.NodeAgent.Runtime.Images;

namespace NetKube.Verbs;

/// <summary><c>netkube image load</c>: images without a registry.</summary>
internal static class ImageVerb
{
    private static readonly Argument<string> Source = new("FILE|DIR") { Description = "What docker save wrote, a tar of a root folder, or a root folder" };
    private static readonly Option<string?> Image = Flags.Text("--image", "The image's name [from the file's name, with the tag local]");
    private static readonly Argument<string[]> Entrypoint = new("ENTRYPOINT") { Description = "What its containers run; behind --, so that its flags are its own", Arity = ArgumentArity.ZeroOrMore };

    public static Command Make()
    {
        var load = new Command("load", "Load an image into the Docker that this machine's clusters use");
        load.Arguments.Add(Source);
        load.Options.Add(Image);
        load.Arguments.Add(Entrypoint);
        load.SetAction((parsed, stop) => LabVerbs.GuardedAsync("image load", async () =>
        {
            var docker = await DockerAccess.FindOrStartAsync(TimeProvider.System, stop);
            await using var runtime = new DockerRuntime(docker.Socket, TimeProvider.System);
            var defaults = new ImageDefaults { Entrypoint = parsed.GetValue(Entrypoint)! };
            Console.WriteLine((await ImageArchive.LoadAsync(runtime.Images, parsed.GetValue(Source)!, parsed.GetValue(Image), defaults, stop)).Trim());
            return 0;
        }));
        var verb = new Command("image", "Images without a registry");
        verb.Subcommands.Add(load);
        return verb;
    }
}
