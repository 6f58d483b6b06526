namespace NetKube.ControlPlane.Validation;

/// <summary>A value that an error shows as it is, without quotes.</summary>
internal sealed record RawText(string Text)
{
    /// <summary>A list of strings as JSON.</summary>
    public static RawText List(IEnumerable<string>? values) => new("[" + string.Join(",", (values ?? []).Select(v => $"\"{v}\"")) + "]");

    public override string ToString() => Text;
}
