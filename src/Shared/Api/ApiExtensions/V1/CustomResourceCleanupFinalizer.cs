// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.ApiExtensions.V1;

public static class CustomResourceCleanupFinalizer
{
    public const string CustomresourcecleanupApiextensionsK8sIo = "customresourcecleanup.apiextensions.k8s.io";
}
