// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.AdmissionRegistration.V1;

/// <summary>What admissionregistration.k8s.io/v1 serves.</summary>
public static class Resources
{
    public static readonly ApiResource[] All =
    [
        new ApiResource<MutatingAdmissionPolicy>("admissionregistration.k8s.io/v1", "mutatingadmissionpolicies", "mutatingadmissionpolicy", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Categories = ["api-extensions"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Mutations", "integer", "", 0),
                new("ParamKind", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<MutatingAdmissionPolicyBinding>("admissionregistration.k8s.io/v1", "mutatingadmissionpolicybindings", "mutatingadmissionpolicybinding", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Categories = ["api-extensions"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("PolicyName", "string", "", 0),
                new("ParamRef", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<MutatingWebhookConfiguration>("admissionregistration.k8s.io/v1", "mutatingwebhookconfigurations", "mutatingwebhookconfiguration", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Categories = ["api-extensions"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Webhooks", "integer", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<ValidatingAdmissionPolicy>("admissionregistration.k8s.io/v1", "validatingadmissionpolicies", "validatingadmissionpolicy", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Categories = ["api-extensions"],
            Subresources =
            [
                new("status", "admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicy", ["get", "patch", "update"]),
            ],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Validations", "integer", "", 0),
                new("ParamKind", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<ValidatingAdmissionPolicyBinding>("admissionregistration.k8s.io/v1", "validatingadmissionpolicybindings", "validatingadmissionpolicybinding", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Categories = ["api-extensions"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("PolicyName", "string", "", 0),
                new("ParamRef", "string", "", 0),
                new("Age", "string", "", 0),
            ],
        },
        new ApiResource<ValidatingWebhookConfiguration>("admissionregistration.k8s.io/v1", "validatingwebhookconfigurations", "validatingwebhookconfiguration", namespaced: false)
        {
            Verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"],
            Categories = ["api-extensions"],
            Columns =
            [
                new("Name", "string", "name", 0),
                new("Webhooks", "integer", "", 0),
                new("Age", "string", "", 0),
            ],
        },
    ];
}
