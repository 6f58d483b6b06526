using Spectre.Console;

namespace NetKube.Lab;

/// <summary>What a user needs next.</summary>
internal static class Summary
{
    public static void Print(ClusterRecord record)
    {
        var plan = record.Plan();
        var data = new ClusterData(record.DataDirectory);
        var console = AnsiConsole.Console;
        console.WriteLine();
        console.MarkupLine("[bold]Nodes[/]      " + string.Join("   ", plan.Nodes.Select(n => $"{n.Name} {n.Address}")));
        console.MarkupLine("[bold]Services[/]   node ports answer on each node and at 127.0.0.1, same port");
        console.WriteLine();
        console.MarkupLine("[bold]Try[/]");
        console.WriteLine($"  export KUBECONFIG={data.Kubeconfig}");
        console.WriteLine("  kubectl get nodes -o wide");
        console.WriteLine("  kubectl apply -f examples/hello.yaml");
        console.WriteLine("  kubectl exec client -- curl -s http://hello");
        console.WriteLine();
        var name = record.Name == ClusterName.Default ? "" : $" --name {record.Name}";
        console.WriteLine($"Look into it with netkube status{name}, stop it with netkube down{name}.");
    }
}
