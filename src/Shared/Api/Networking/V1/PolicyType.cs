// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Networking.V1;

public static class PolicyType
{
    public const string Ingress = "Ingress";
    public const string Egress = "Egress";
}
