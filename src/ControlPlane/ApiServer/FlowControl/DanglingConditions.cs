using NetKube.ControlPlane.Auth;
using NetKube.Shared.Api;
using NetKube.Shared.Api.FlowControl.V1;

namespace NetKube.ControlPlane.ApiServer.FlowControl;

/// <summary>Says in each FlowSchema's status whether the priority level that it names exists (condition Dangling).</summary>
internal sealed class DanglingConditions(IObjectReader objects, IObjectWriter writer, TimeProvider clock)
{
    private const string Dangling = "Dangling";

    private (long Schemas, long Levels)? _right;

    /// <summary>Mends what is not right.</summary>
    public async Task MendAsync(CancellationToken stop)
    {
        var now = (objects.Generation<FlowSchema>(), objects.Generation<PriorityLevelConfiguration>());
        if (_right == now) return;
        var isRight = true;
        foreach (var schema in objects.List<FlowSchema>(null))
        {
            if (Mended(schema) is null) continue;
            isRight = false;
            try
            {
                await writer.UpdateAsync<FlowSchema>(null, schema.Metadata.Name, latest => Mended(latest), stop);
            }
            catch (ApiException gone) when (gone.IsNotFound || gone.IsConflict)
            {
                // Deleted or changed meanwhile: the next round looks again.
            }
        }
        if (isRight) _right = now;
    }

    /// <summary>The schema as it should be; null when it is so.</summary>
    private FlowSchema? Mended(FlowSchema schema)
    {
        var level = schema.Spec.PriorityLevelConfiguration.Name;
        var isFound = objects.Get<PriorityLevelConfiguration>(null, level) is not null;
        var status = isFound ? "False" : "True";
        var has = schema.Status.Conditions?.Find(c => c.Type == Dangling);
        if (has?.Status == status) return null;
        var mended = schema.Clone();
        mended.Status.Conditions = [.. (mended.Status.Conditions ?? []).Where(c => c.Type != Dangling), new FlowSchemaCondition
        {
            Type = Dangling,
            Status = status,
            LastTransitionTime = Shared.Api.Time.Now(clock),
            Reason = isFound ? "Found" : "NotFound",
            Message = $"This FlowSchema references the PriorityLevelConfiguration object named \"{level}\" and "
                + (isFound ? "it exists" : "there is no such object"),
        }];
        return mended;
    }
}
