using NetKube.ControlPlane.Validation;

namespace NetKube.ControlPlane.Kinds.Admission;

/// <summary>CEL expressions as fields: that they are there, and that they are sentences of the language.</summary>
internal static class Expressions
{
    public static void Required(string expression, Field field, string detail, FieldErrors errors)
    {
        if (expression.Trim().Length == 0) errors.Required(field, detail);
        else Syntax(expression, field, errors);
    }

    public static void Syntax(string expression, Field field, FieldErrors errors)
    {
        if (CelSyntax.Problem(expression) is { } problem) errors.Invalid(field, expression, "compilation failed: " + problem);
    }
}
