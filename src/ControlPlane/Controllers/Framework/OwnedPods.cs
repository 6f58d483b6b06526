using NetKube.Shared.Api;
using NetKube.Shared.Api.Core.V1;
using NetKube.Shared.Api.Selectors;
using NetKube.Shared.Client;

namespace NetKube.ControlPlane.Controllers.Framework;

/// <summary>From pod events to the keys of their owners of one kind; expectations are met on the way.</summary>
internal sealed class OwnedPods(string kind, Expectations expectations, WorkQueue<ObjectKey> queue)
{
    /// <summary>A handler; orphans wake the owners that select them.</summary>
    public InformerHandler<Pod> Handler<T>(IIndexedCache<T> owners, Func<T, LabelSelectorExpression> selectorOf)
        where T : class, IKubeObject
    {
        void Orphan(Pod pod)
        {
            if (Ownership.ControllerOf(pod) is not null) return;
            foreach (var owner in owners.List(pod.Metadata.Namespace))
            {
                if (selectorOf(owner).Matches(pod.Metadata.Labels)) queue.Add(ObjectKey.Of(owner));
            }
        }

        return new InformerHandler<Pod>(
            pod =>
            {
                if (OwnerOf(pod) is { } owner)
                {
                    if (pod.IsTerminating()) expectations.Deleted(owner, pod.Metadata.Uid);
                    else expectations.Created(owner);
                    queue.Add(owner);
                }
                Orphan(pod);
            },
            (before, after) =>
            {
                var (was, now) = (OwnerOf(before), OwnerOf(after));
                if (now is { } ending && after.IsTerminating() && !before.IsTerminating()) expectations.Deleted(ending, after.Metadata.Uid);
                if (was is { } old && was != now) queue.Add(old);
                if (now is { } owner) queue.Add(owner);
                Orphan(after);
            },
            pod =>
            {
                if (OwnerOf(pod) is not { } owner) return;
                expectations.Deleted(owner, pod.Metadata.Uid);
                queue.Add(owner);
            });
    }

    private ObjectKey? OwnerOf(Pod pod) =>
        Ownership.ControllerOf(pod) is { } controller && controller.Kind == kind ? new ObjectKey(pod.Metadata.Namespace, controller.Name) : null;
}
