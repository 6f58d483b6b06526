using Microsoft.Extensions.Logging;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.FlowControl.V1;
using NetKube.Shared.Api.Networking.V1;
using NetKube.Shared.Api.Rbac.V1;
using NetKube.Shared.Api.Scheduling.V1;

namespace NetKube.ControlPlane.Auth.Bootstrap;

/// <summary>Gives a cluster what every cluster has: at the first start all of it, later what somebody took away.</summary>
public sealed class BootstrapLoader(IObjectReader objects, IObjectWriter writer, IReadOnlyList<string> serviceCidrs, ILogger<BootstrapLoader> log)
{
    private const int AtOnce = 64;

    /// <summary>Creates and mends; safe to run by several servers at once, and again.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await EnsureAsync(BootstrapObjects.Of<Namespace>(), static (_, _) => null, stop);
        await EnsureAsync(BootstrapObjects.Of<ClusterRole>().Concat(OwnRoles.ClusterRoles), RbacReconciler.Mend, stop);
        await EnsureAsync(BootstrapObjects.Of<ClusterRoleBinding>().Concat(OwnRoles.ClusterRoleBindings), RbacReconciler.Mend, stop);
        await EnsureAsync(BootstrapObjects.Of<Role>(), RbacReconciler.Mend, stop);
        await EnsureAsync(BootstrapObjects.Of<RoleBinding>(), RbacReconciler.Mend, stop);
        await EnsureAsync(BootstrapObjects.Of<PriorityClass>(), static (_, _) => null, stop);
        await EnsureAsync(BootstrapObjects.Of<PriorityLevelConfiguration>(), static (_, _) => null, stop);
        await EnsureAsync(BootstrapObjects.Of<FlowSchema>(), static (_, _) => null, stop);
        var cidr = BootstrapObjects.Of<ServiceCIDR>()[0];
        await EnsureAsync(LocalApiServices.Of(ApiCatalog.BuiltIn), static (_, _) => null, stop);
        cidr.Spec.Cidrs = [.. serviceCidrs];
        await EnsureAsync([cidr], static (_, _) => null, stop);
    }

    private async Task EnsureAsync<T>(IEnumerable<T> expected, Func<T, T, T?> mend, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        // Many at a time: the store writes what comes together with one sync of the disk, and a first start has some 250.
        foreach (var some in expected.Chunk(AtOnce)) await Task.WhenAll(some.Select(value => EnsureAsync(value, mend, stop)));
    }

    private async Task EnsureAsync<T>(T value, Func<T, T, T?> mend, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        var (inNamespace, name) = (value.Metadata.Namespace, value.Metadata.Name);
        if (objects.Get<T>(inNamespace, name) is not { } stored)
        {
            if (await TryCreateAsync(value, stop)) log.BootstrapObjectCreated(value.Kind, inNamespace, name);
            return;
        }
        if (mend(stored, value) is null) return;
        await writer.UpdateAsync<T>(inNamespace, name, now => mend(now, value), stop);
        log.BootstrapObjectReconciled(value.Kind, inNamespace, name);
    }

    private async Task<bool> TryCreateAsync<T>(T value, CancellationToken stop)
        where T : class, IKubeObject, IApiValue<T>
    {
        try
        {
            await writer.CreateAsync(value, stop);
            return true;
        }
        catch (ApiException exists) when (exists.IsAlreadyExists)
        {
            // Another server of the same store was faster.
            return false;
        }
    }
}
