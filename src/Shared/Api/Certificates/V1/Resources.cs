// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Certificates.V1;

/// <summary>What certificates.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<CertificateSigningRequest>("certificates.k8s.io/v1", "certificatesigningrequests", "certificatesigningrequest", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            ShortNames = ["csr"],
            Subresources =
            [
                new("approval", "certificates.k8s.io/v1", "CertificateSigningRequest", ["get", "patch", "update"]),
                new("status", "certificates.k8s.io/v1", "CertificateSigningRequest", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Age", "string", "", 0),
                new("SignerName", "string", "", 0),
                new("Requestor", "string", "", 0),
                new("RequestedDuration", "string", "", 0),
                new("Condition", "string", "", 0),
            ],
        },
    ];
}
