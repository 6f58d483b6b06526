using System.Globalization;
using NetKube.ControlPlane.ApiServer.Apply.Fields;
using NetKube.ControlPlane.ApiServer.Apply.Trees;
using NetKube.Shared.Schema;

namespace NetKube.ControlPlane.ApiServer.Apply;

/// <summary>Checks that an applied configuration fits its schema: known fields, right sorts of values, no element twice.</summary>
internal sealed class AppliedShape
{
    private const int MaxErrors = 50;
    private readonly List<string> _errors = [];

    /// <summary>What is wrong, or null.</summary>
    public static string? Check(JsonTree configuration, ValueSchema schema)
    {
        var check = new AppliedShape();
        check.Value(configuration, schema, "");
        return check._errors switch
        {
            [] => null,
            [var only] => only,
            var many => "errors:\n" + string.Join("\n", many.Select(e => "  " + e)),
        };
    }

    private void Value(JsonTree value, ValueSchema? schema, string path)
    {
        if (value.Kind == TreeKind.Null || schema is null || _errors.Count >= MaxErrors) return;
        switch (schema)
        {
            case ScalarSchema scalar:
                Scalar(value, scalar.Kind, path);
                break;
            case ListSchema list when value.Kind != TreeKind.List:
                Fail(path, $"expected list, got {value}");
                break;
            case ListSchema list:
                List(value, list, path);
                break;
            default:
                if (value.Kind == TreeKind.Map) Members(value, schema, path);
                else Fail(path, $"expected map, got {value}");
                break;
        }
    }

    private void Members(JsonTree value, ValueSchema schema, string path)
    {
        foreach (var (name, member) in value.Members)
        {
            var (memberSchema, _) = TreeShapes.Member(schema, name);
            if (memberSchema is null) Fail($"{path}.{name}", "field not declared in schema");
            else Value(member, memberSchema, $"{path}.{name}");
        }
    }

    private void List(JsonTree value, ListSchema list, string path)
    {
        var seen = new HashSet<PathElement>();
        for (var i = 0; i < value.Items.Length; i++)
        {
            var name = PathElement.Index(i);
            if (list.Kind != ListKind.Atomic)
            {
                try
                {
                    name = ListElements.NameOf(list, value.Items[i]);
                }
                catch (TreeException e)
                {
                    Fail(path, string.Create(CultureInfo.InvariantCulture, $"element {i}: {e.Message}"));
                    continue;
                }
                if (!seen.Add(name)) Fail(path, $"duplicate entries for key {name}");
            }
            Value(value.Items[i], list.Element, path + name);
        }
    }

    private void Scalar(JsonTree value, ScalarKind kind, string path)
    {
        var expected = kind switch
        {
            ScalarKind.Any => null,
            ScalarKind.Boolean => value.Kind == TreeKind.Boolean ? null : "boolean",
            ScalarKind.Int32 or ScalarKind.Int64 or ScalarKind.Double => value.Kind == TreeKind.Number ? null : "numeric (int or float)",
            ScalarKind.Quantity or ScalarKind.IntOrString => value.Kind < TreeKind.List ? null : "any scalar",
            _ => value.Kind == TreeKind.String ? null : "string",
        };
        if (expected is not null) Fail(path, $"expected {expected}, got {value}");
    }

    private void Fail(string path, string what) => _errors.Add(path.Length == 0 ? what : $"{path}: {what}");
}
