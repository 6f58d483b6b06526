using System.Globalization;

namespace NetKube.Shared.Api;

/// <summary>A number or a string, such as a port number or name, 3 or "25%".</summary>
public readonly record struct IntOrString
{
    private readonly string? _text;

    public IntOrString(int number)
    {
        Number = number;
    }

    public IntOrString(string text)
    {
        _text = text;
    }

    /// <summary>Whether it is a string.</summary>
    public bool IsString => _text is not null;

    /// <summary>The number; 0 for a string.</summary>
    public int Number { get; }

    /// <summary>The string; empty for a number.</summary>
    public string Text => _text ?? "";

    public static implicit operator IntOrString(int number) => new(number);

    public static implicit operator IntOrString(string text) => new(text);

    public static IntOrString FromInt32(int number) => new(number);

    public static IntOrString FromString(string text) => new(text);

    /// <summary>"25%" of a total, rounded up or down; a number as it is; null for any other text.</summary>
    public int? Scaled(int total, bool roundUp)
    {
        if (!IsString) return Number;
        if (!Text.EndsWith('%') || !int.TryParse(Text.AsSpan(0, Text.Length - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent)) return null;
        var exact = (double)percent * total / 100;
        return (int)(roundUp ? Math.Ceiling(exact) : Math.Floor(exact));
    }

    public override string ToString() => _text ?? Number.ToString(CultureInfo.InvariantCulture);
}
