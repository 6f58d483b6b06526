using NetKube.Shared.Api;
using NetKube.Shared.Api.Meta.V1;

namespace NetKube.ControlPlane.ApiServer.Verbs.Lists;

/// <summary>What does not go together in the query of a list or watch: all of it in one 422.</summary>
internal sealed class ListOptionErrors
{
    private readonly List<StatusCause> _causes = [];

    public void Forbid(string parameter, string why) => Add("FieldValueForbidden", parameter, "Forbidden: " + why);

    public void Unsupported(string parameter, string value, string supported) =>
        Add("FieldValueNotSupported", parameter, $"Unsupported value: \"{value}\": supported values: {supported}");

    public void ThrowIfAny()
    {
        if (_causes.Count == 0) return;
        var sentences = _causes.ConvertAll(c => $"{c.Field}: {c.Message}");
        var text = sentences.Count == 1 ? sentences[0] : "[" + string.Join(", ", sentences) + "]";
        throw ApiException.Make(422, StatusReason.Invalid, $"ListOptions.meta.k8s.io \"\" is invalid: {text}",
            new StatusDetails { Group = "meta.k8s.io", Kind = "ListOptions", Causes = _causes });
    }

    private void Add(string reason, string parameter, string message) => _causes.Add(new StatusCause { Reason = reason, Field = parameter, Message = message });
}
