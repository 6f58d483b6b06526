using NetKube.NodeAgent.Pods;
using NetKube.NodeAgent.Runtime;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.NodeAgent.Tests.Pods;

/// <summary>Builds pods and what an engine might hold of them, in few words.</summary>
internal static class PodYardstick
{
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static Pod Pod(string restartPolicy = "Always", string[]? containers = null, string[]? init = null, string[]? sidecars = null) => new()
    {
        Metadata = new ObjectMeta { Name = "web", Namespace = "default", Uid = "uid-1", Generation = 1 },
        Spec = new PodSpec
        {
            RestartPolicy = restartPolicy,
            InitContainers = init is null && sidecars is null
                ? null
                : [.. (init ?? []).Select(Container), .. (sidecars ?? []).Select(n => Sidecar(n))],
            Containers = [.. (containers ?? ["app"]).Select(Container)],
        },
    };

    public static Container Container(string name) => new() { Name = name, Image = "img:1" };

    public static Container Sidecar(string name) => new() { Name = name, Image = "img:1", RestartPolicy = "Always" };

    /// <summary>"sandbox" first if there is one; then name:state[:exit code][#attempt], such as app:exited:1#2.</summary>
    public static ObservedPod Seen(string words)
    {
        var containers = words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse);
        return ObservedPod.From(containers);
    }

    public static string Describe(PodPlan plan)
    {
        var words = new List<string>();
        if (plan.CreateSandbox) words.Add("create-sandbox");
        words.AddRange(plan.Kill.Select(k => $"kill:{k.Name}"));
        words.AddRange(plan.Remove.Select(r => $"remove:{r}"));
        words.AddRange(plan.Start.Select(s => $"start:{s.Container.Name}#{s.Attempt}"));
        words.AddRange(plan.Waiting.Select(w => $"wait:{w.Key}:{w.Value.Reason}"));
        if (plan.StopSandbox) words.Add("stop-sandbox");
        if (plan.Ended) words.Add("ended");
        return string.Join(' ', words);
    }

    private static RuntimeContainer Parse(string word)
    {
        var attempt = word.Split('#') is [_, var number] ? int.Parse(number) : 0;
        var parts = word.Split('#')[0].Split(':');
        var sandbox = parts[0] is "sandbox";
        var state = parts.Length > 1 ? parts[1] : "running";
        var labels = new Dictionary<string, string>
        {
            [ContainerLabels.Kind] = sandbox ? ContainerLabels.KindSandbox : ContainerLabels.KindContainer,
            [ContainerLabels.ContainerName] = sandbox ? "POD" : parts[0],
            [ContainerLabels.RestartCount] = $"{attempt}",
            [ContainerLabels.SandboxId] = state == "old" ? "sandbox-0" : "sandbox",
            [ContainerLabels.Hash] = PodSpecs.HashOf(Container(parts[0])),
        };
        return new RuntimeContainer
        {
            Id = sandbox ? "sandbox" : $"{parts[0]}-{attempt}",
            Name = word,
            Labels = labels,
            Phase = state switch { "running" => ContainerPhase.Running, "created" => ContainerPhase.Created, _ => ContainerPhase.Exited },
            ExitCode = parts.Length > 2 ? int.Parse(parts[2]) : 0,
            ImageId = "sha256:1",
            CreatedAt = Now.AddMinutes(-1),
            StartedAt = Now.AddMinutes(-1),
            FinishedAt = state == "running" ? null : Now,
        };
    }
}
