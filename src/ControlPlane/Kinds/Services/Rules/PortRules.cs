using NetKube.ControlPlane.Validation;
using NetKube.Shared.Api.Core.V1;

namespace NetKube.ControlPlane.Kinds.Services.Rules;

/// <summary>A Service's ports: each for itself, then that none is there twice.</summary>
internal static class PortRules
{
    private static readonly Field Ports = Field.Of("spec").Child("ports");

    public static void Validate(ServiceSpec spec, FieldErrors errors)
    {
        var ports = spec.Ports ?? [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++) Validate(ports[i], Ports.Index(i), ports.Count > 1, names, errors);
        var nodePorts = new HashSet<(string, int)>();
        var numbers = new HashSet<(string, int)>();
        for (var i = 0; i < ports.Count; i++)
        {
            var port = ports[i];
            if (spec.Type == ServiceType.ClusterIP && port.NodePort != 0) errors.Forbidden(Ports.Index(i).Child("nodePort"), "may not be used when `type` is 'ClusterIP'");
            if (port.NodePort != 0 && !nodePorts.Add((port.Protocol, port.NodePort))) errors.Duplicate(Ports.Index(i).Child("nodePort"), port.NodePort);
            if (!numbers.Add((port.Protocol, port.Port))) errors.Duplicate(Ports.Index(i), new ServicePort { Protocol = port.Protocol, Port = port.Port });
        }
    }

    private static void Validate(ServicePort port, Field field, bool nameRequired, HashSet<string> names, FieldErrors errors)
    {
        if (port.Name.Length == 0)
        {
            if (nameRequired) errors.Required(field.Child("name"));
        }
        else
        {
            errors.DnsLabel(field.Child("name"), port.Name);
            if (!names.Add(port.Name)) errors.Duplicate(field.Child("name"), port.Name);
        }
        errors.PortNumber(field.Child("port"), port.Port);
        errors.RequiredOneOf(field.Child("protocol"), port.Protocol, Protocol.TCP, Protocol.UDP, Protocol.SCTP);
        errors.PortNumberOrName(field.Child("targetPort"), port.TargetPort);
        if (port.AppProtocol is { } application) errors.QualifiedName(field.Child("appProtocol"), application);
    }
}
