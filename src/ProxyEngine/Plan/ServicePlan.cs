using System.Collections.Immutable;
using NetKube.ProxyEngine.Services;

namespace NetKube.ProxyEngine.Plan;

/// What must be true on this node for every Service of one IP family: one plan for every mode. Immutable.
internal sealed class ServicePlan
{
    private readonly ImmutableSortedDictionary<ServiceName, ValueList<PortPlan>> _services;

    private ServicePlan(PlanSettings node, ImmutableSortedDictionary<ServiceName, ValueList<PortPlan>> services)
    {
        Node = node;
        _services = services;
    }

    public PlanSettings Node { get; }

    public IEnumerable<ServiceName> Services => _services.Keys;

    public IEnumerable<PortPlan> Ports => _services.Values.SelectMany(ports => ports);

    public static ServicePlan Empty(PlanSettings node) =>
        new(node, ImmutableSortedDictionary.Create<ServiceName, ValueList<PortPlan>>(Comparer<ServiceName>.Default));

    public static ServicePlan From(ServiceModel model, PlanSettings node) => Empty(node).With(model, model.Names);

    public ValueList<PortPlan> PortsOf(ServiceName service) => _services.GetValueOrDefault(service);

    /// The plan after these Services changed in the model; the others are taken over as they are.
    public ServicePlan With(ServiceModel model, IEnumerable<ServiceName> changed)
    {
        var next = _services.ToBuilder();
        foreach (var name in changed)
        {
            var ports = model.PortsOf(name);
            if (ports.Count == 0) next.Remove(name);
            else next[name] = ports.Select(port => PortPlanner.Plan(port, Node)).ToValueList();
        }

        return new ServicePlan(Node, next.ToImmutable());
    }
}
