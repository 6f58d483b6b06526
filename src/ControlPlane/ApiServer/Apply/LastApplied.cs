using System.Text;
using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.ControlPlane.ApiServer.Apply.Trees;
using NetKube.Shared.Api;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>
/// kubectl's older way to apply kept the last configuration in an annotation. When the manager "kubectl" turns to
/// server-side apply, fields that the annotation accounts for are no conflicts, and the annotation is kept current, so
/// that there is a way back.
/// </summary>
internal static class LastApplied
{
    public const string Manager = "kubectl";
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>Kubernetes' bound on the size of all annotations.</summary>
    private const int MaxAnnotationBytes = 256 * 1024;

    /// <summary>Fields that the annotation set, and that still have its values.</summary>
    public static FieldSet StillHeld(JsonTree live, ValueSchema schema, string version)
    {
        if (live.Find("metadata")?.Find("annotations")?.Find(Annotation) is not { Kind: TreeKind.String, Text.Length: > 0 } text) return FieldSet.Empty;
        try
        {
            var last = JsonTree.ParseInput(Encoding.UTF8.GetBytes(text.Text));
            if (last.Find("apiVersion") is not { } applied || applied.Text != version || AppliedShape.Check(last, schema) is not null) return FieldSet.Empty;
            var comparison = TreeComparison.Of(last, live, schema);
            return TreeFields.Of(last, schema).Difference(comparison.Modified).Difference(comparison.Added).Difference(comparison.Removed);
        }
        catch (System.Text.Json.JsonException)
        {
            // Not written by kubectl: it accounts for nothing.
            return FieldSet.Empty;
        }
    }

    /// <summary>Sets the annotation to what was applied now, if the object has one.</summary>
    public static void Refresh(IKubeObject value, JsonTree configuration)
    {
        if (value.Metadata.Annotations is not { } annotations || !annotations.TryGetValue(Annotation, out var before) || before.Length == 0) return;
        var metadata = configuration.Find("metadata") ?? JsonTree.Map([]);
        if (metadata.Find("annotations") is { } applied) metadata = metadata.With("annotations", applied.With(Annotation, null));
        var text = Encoding.UTF8.GetString(configuration.With("metadata", metadata).ToJson()) + "\n";
        annotations[Annotation] = text;
        var bytes = annotations.Sum(a => Encoding.UTF8.GetByteCount(a.Key) + Encoding.UTF8.GetByteCount(a.Value));
        if (bytes > MaxAnnotationBytes) annotations[Annotation] = "";
    }
}
