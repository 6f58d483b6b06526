using System.Globalization;
using System.Numerics;

namespace NetKube.Shared.Api;

/// <summary>
/// resource.Quantity: a fixed-point number with a suffix, exact to 10⁻⁹ (what is smaller is rounded away from zero).
/// It is written in canonical form: the largest suffix that leaves an integer mantissa, in the family it was given in.
/// </summary>
public readonly struct Quantity : IEquatable<Quantity>, IComparable<Quantity>
{
    private const long NanoPerUnit = 1_000_000_000;
    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
    private static readonly string[] DecimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];

    private readonly Int128 _nano;
    private readonly Family _family;

    private Quantity(Int128 nano, Family family)
    {
        _nano = nano;
        _family = family;
    }

    private enum Family : byte
    {
        DecimalSI,
        BinarySI,
        DecimalExponent,
    }

    /// <summary>A whole number.</summary>
    public static Quantity FromInt64(long value) => new((Int128)value * NanoPerUnit, Family.DecimalSI);

    /// <summary>A number of bytes, shown with Ki, Mi, …</summary>
    public static Quantity FromBytes(long value) => new((Int128)value * NanoPerUnit, Family.BinarySI);

    /// <summary>Thousandths, such as CPU.</summary>
    public static Quantity FromMilli(long value) => new((Int128)value * 1_000_000, Family.DecimalSI);

    /// <summary>The number in whole units, rounded up.</summary>
    public long Value => Clamp(Ceiling(_nano, NanoPerUnit));

    /// <summary>The number in thousandths, rounded up.</summary>
    public long MilliValue => Clamp(Ceiling(_nano, 1_000_000));

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Int128.Sign(_nano);

    /// <summary>Whether it is a whole number.</summary>
    public bool IsInteger => _nano % NanoPerUnit == 0;

    /// <summary>Reads a quantity, or throws <see cref="FormatException"/>.</summary>
    public static Quantity Parse(string text) =>
        TryParse(text, out var quantity) ? quantity : throw new FormatException("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");

    /// <summary>Reads a sign, a decimal number and a suffix.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Quantity quantity)
    {
        quantity = default;
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        var negative = at == 1 && text[0] == '-';
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        var whole = text[start..at];
        var fraction = ReadOnlySpan<char>.Empty;
        if (at < text.Length && text[at] == '.')
        {
            start = ++at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            fraction = text[start..at];
        }
        if (whole.IsEmpty && fraction.IsEmpty) return false;
        if (whole.Length + fraction.Length > 200 || !TrySuffix(text[at..], out var family, out var power)) return false;
        var digits = BigInteger.Parse("0" + whole.ToString() + fraction.ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
        var nano = family == Family.BinarySI
            ? Scale(digits * NanoPerUnit << power, -fraction.Length)
            : Scale(digits * NanoPerUnit, power - fraction.Length);
        var limit = (BigInteger)long.MaxValue * NanoPerUnit;
        if (nano > limit) nano = limit;
        quantity = new Quantity((Int128)(negative ? -nano : nano), family);
        return true;
    }

    public int CompareTo(Quantity other) => _nano.CompareTo(other._nano);

    public bool Equals(Quantity other) => _nano == other._nano;

    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    public override int GetHashCode() => _nano.GetHashCode();

    public static Quantity operator +(Quantity left, Quantity right) => new(left._nano + right._nano, left._nano == 0 ? right._family : left._family);

    public static Quantity operator -(Quantity left, Quantity right) => new(left._nano - right._nano, left._nano == 0 ? right._family : left._family);

    public static Quantity Add(Quantity left, Quantity right) => left + right;

    public static Quantity Subtract(Quantity left, Quantity right) => left - right;

    public static bool operator ==(Quantity left, Quantity right) => left.Equals(right);

    public static bool operator !=(Quantity left, Quantity right) => !left.Equals(right);

    public static bool operator <(Quantity left, Quantity right) => left._nano < right._nano;

    public static bool operator >(Quantity left, Quantity right) => left._nano > right._nano;

    public static bool operator <=(Quantity left, Quantity right) => left._nano <= right._nano;

    public static bool operator >=(Quantity left, Quantity right) => left._nano >= right._nano;

    public override string ToString()
    {
        if (_nano == 0) return "0";
        if (_family == Family.BinarySI && IsInteger && Int128.Abs(_nano) >= (Int128)1024 * NanoPerUnit) return Binary();
        var mantissa = _nano;
        var exponent = -9;
        while (exponent < 18 && mantissa % 1000 == 0)
        {
            mantissa /= 1000;
            exponent += 3;
        }
        var number = mantissa.ToString(CultureInfo.InvariantCulture);
        if (_family != Family.DecimalExponent) return number + DecimalSuffixes[(exponent / 3) + 3];
        return exponent == 0 ? number : $"{number}e{exponent.ToString(CultureInfo.InvariantCulture)}";
    }

    private string Binary()
    {
        var mantissa = _nano / NanoPerUnit;
        var suffix = 0;
        while (suffix < 6 && mantissa % 1024 == 0)
        {
            mantissa /= 1024;
            suffix++;
        }
        return mantissa.ToString(CultureInfo.InvariantCulture) + BinarySuffixes[suffix];
    }

    /// <summary>Times a power of ten, rounded up.</summary>
    private static BigInteger Scale(BigInteger value, int power)
    {
        if (power >= 0) return value * BigInteger.Pow(10, Math.Min(power, 200));
        var divisor = BigInteger.Pow(10, Math.Min(-power, 400));
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        return rest.IsZero ? quotient : quotient + 1;
    }

    private static bool TrySuffix(ReadOnlySpan<char> text, out Family family, out int power)
    {
        (family, power) = (Family.DecimalSI, 0);
        var binary = 0;
        if (text.Length == 2) binary = Math.Max(0, Array.IndexOf(BinarySuffixes, text.ToString()));
        if (binary > 0)
        {
            (family, power) = (Family.BinarySI, binary * 10);
            return true;
        }
        if (text.Length <= 1)
        {
            var index = Array.IndexOf(DecimalSuffixes, text.ToString());
            power = (index - 3) * 3;
            return index >= 0;
        }
        if (text[0] is not ('e' or 'E')) return false;
        family = Family.DecimalExponent;
        return int.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power) && Math.Abs(power) < 1000;
    }

    private static Int128 Ceiling(Int128 value, Int128 unit)
    {
        var quotient = value / unit;
        return value > 0 && value % unit != 0 ? quotient + 1 : quotient;
    }

    private static long Clamp(Int128 value) => value > long.MaxValue ? long.MaxValue : value < long.MinValue ? long.MinValue : (long)value;
}
