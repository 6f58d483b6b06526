using Microsoft.AspNetCore.Http;
using NetKube.ControlPlane.ApiServer.Http;
using NetKube.ControlPlane.ApiServer.Storage;
using NetKube.ControlPlane.ApiServer.Verbs;
using NetKube.ControlPlane.Auth;
using NetKube.ControlPlane.Kinds;
using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Meta.V1;
using NetKube.Shared.Api.Policy.V1;
using NetKube.Shared.Api.Selectors;

namespace NetKube.ControlPlane.ApiServer.Subresources;

/// <summary>POST pods/NAME/eviction: a delete that asks the pod's disruption budget first.</summary>
public sealed class EvictionHandler(ObjectWriter writer, DeleteVerb deletes, ClusterState state, KindTable kinds, TimeProvider clock) : ISubresourceHandler
{
    private static readonly ApiResource<Pod> Pods = ApiCatalog.BuiltIn.Of<Pod>();
    private static readonly ApiResource Evictions = new ApiResource<Eviction>("policy/v1", "evictions", "eviction", namespaced: true);

    public bool Handles(ApiResource resource, string subresource) => resource == Pods && subresource == "eviction";

    public async Task HandleAsync(HttpContext http, RequestPath path, RequestUser user, ApiResource resource)
    {
        if (path.Verb != "create") throw ApiException.MethodNotAllowed();
        var request = new ApiRequest(http, path, user, Pods, kinds.Of(Pods));
        WriteOptions.Check(request, "CreateOptions");
        var eviction = (Eviction)WriteVerbs.Decode(request, await RequestBody.ReadAsync(http.Request, request.Stop), RequestBody.MediaType(http.Request), Evictions);
        WriteVerbs.TakeNamespace(eviction.Metadata, path.Namespace);
        if (eviction.Metadata.Name.Length > 0 && eviction.Metadata.Name != path.Name) throw ApiException.BadRequest("name in URL does not match name in Eviction object");
        var context = WriteVerbs.ContextOf(request) with { Subresource = "" };
        var options = eviction.DeleteOptions ?? new DeleteOptions();
        if (options.DryRun is { Count: > 0 }) context = context with { DryRun = true };
        var stored = await writer.FindAsync(Pods, path.Namespace, path.Name, request.Stop) ?? throw ApiException.NotFound(Pods, path.Name);
        var pod = (Pod)stored.Object;
        if (!MayGoAnyway(pod)) await TakeFromBudgetAsync(pod, context, request.Stop);
        await deletes.DeleteAsync(request.Kind, path.Namespace, path.Name, options, context, request.Stop);
        await ResponseWriter.ObjectAsync(http, 201, new Status { Kind = "Status", ApiVersion = "v1", StatusValue = "Success", Code = 201 }, Negotiated.From(http.Request, shapes: false));
    }

    /// <summary>A pod that serves nobody is no disruption.</summary>
    private static bool MayGoAnyway(Pod pod) =>
        pod.Metadata.DeletionTimestamp is not null || pod.Status.Phase is "Succeeded" or "Failed" or "Pending";

    private async Task TakeFromBudgetAsync(Pod pod, WriteContext context, CancellationToken stop)
    {
        var budgets = state.List<PodDisruptionBudget>(pod.Metadata.Namespace).Where(b => Selects(b, pod)).ToList();
        if (budgets.Count == 0) return;
        if (budgets.Count > 1) throw ApiException.Make(500, "", "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
        var ready = pod.Status.Conditions?.Exists(c => c is { Type: "Ready", Status: "True" }) == true;
        var budget = budgets[0];
        if (!ready && (budget.Spec.UnhealthyPodEvictionPolicy == "AlwaysAllow" || budget.Status is { DesiredHealthy: > 0 } healthy && healthy.CurrentHealthy >= healthy.DesiredHealthy)) return;
        await ((IObjectWriter)writer).UpdateAsync<PodDisruptionBudget>(budget.Metadata.Namespace, budget.Metadata.Name, stored => Take(stored, pod, context.DryRun), stop);
    }

    private PodDisruptionBudget? Take(PodDisruptionBudget budget, Pod pod, bool dryRun)
    {
        if (budget.Status.ObservedGeneration < budget.Metadata.Generation) throw Refused(budget, $"The disruption budget {budget.Metadata.Name} is still being processed by the server.", 10);
        if (budget.Status.DisruptionsAllowed < 0) throw ApiException.Forbidden(Pods, pod.Metadata.Name, "pdb disruptions allowed is negative");
        if (budget.Status.DisruptionsAllowed == 0)
        {
            throw Refused(budget, "Cannot evict pod as it would violate the pod's disruption budget.", 0,
                $"The disruption budget {budget.Metadata.Name} needs {budget.Status.DesiredHealthy} healthy pods and has {budget.Status.CurrentHealthy} currently");
        }
        if (dryRun) return null;
        budget.Status.DisruptionsAllowed--;
        (budget.Status.DisruptedPods ??= new Dictionary<string, Time>(StringComparer.Ordinal))[pod.Metadata.Name] = Time.Now(clock);
        return budget;
    }

    private static ApiException Refused(PodDisruptionBudget budget, string message, int retryAfter, string? cause = null) =>
        ApiException.Make(429, StatusReason.TooManyRequests, message, new StatusDetails
        {
            RetryAfterSeconds = retryAfter,
            Causes = [new StatusCause { Reason = "DisruptionBudget", Message = cause ?? $"The disruption budget {budget.Metadata.Name} is still being processed by the server." }],
        });

    private static bool Selects(PodDisruptionBudget budget, Pod pod) =>
        budget.Spec.Selector is { } selector && LabelSelectorExpression.From(selector).Matches(pod.Metadata.Labels);
}
