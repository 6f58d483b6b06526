using System.Globalization;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NetKube.Shared.Serialization;

/// <summary>
/// YAML as JSON, as Kubernetes reads it (sigs.k8s.io/yaml): plain scalars are typed by the YAML 1.1 rules, anchors are
/// expanded within a bound, duplicate keys are kept for the JSON reader to report.
/// </summary>
public static class YamlJson
{
    private const int MaxDepth = 200;

    /// <summary>Expanding aliases may not make a document much larger than it was written (the "billion laughs").</summary>
    private const int MaxEvents = 1_000_000;

    /// <summary>The first document, as JSON.</summary>
    public static byte[] ToJson(ReadOnlyMemory<byte> yaml)
    {
        try
        {
            using var reader = new StringReader(Encoding.UTF8.GetString(yaml.Span));
            var parser = new Parser(reader);
            var document = new List<ParsingEvent>();
            var depth = 0;
            while (parser.MoveNext())
            {
                if (parser.Current is DocumentEnd) break;
                if (parser.Current is not (StreamStart or DocumentStart or StreamEnd or Comment)) document.Add(parser.Current!);
                depth += parser.Current is MappingStart or SequenceStart ? 1 : parser.Current is MappingEnd or SequenceEnd ? -1 : 0;
                if (depth > MaxDepth) throw new ApiFormatException("yaml: the document is nested too deeply");
            }
            using var output = new JsonOutput();
            new Writer(document, output).Write();
            return output.ToArray();
        }
        catch (YamlException e)
        {
            throw new ApiFormatException(string.Create(CultureInfo.InvariantCulture, $"yaml: line {e.Start.Line}: {e.Message}"), e);
        }
    }

    private sealed class Writer(List<ParsingEvent> events, JsonOutput output)
    {
        private readonly Dictionary<AnchorName, int> _anchors = [];
        private int _written;

        public void Write()
        {
            if (events.Count == 0) output.Null();
            else _ = Node(0, 0);
        }

        /// <summary>Writes the node that begins at an event; returns the index of the event after it.</summary>
        private int Node(int at, int depth)
        {
            if (++_written > MaxEvents || depth > MaxDepth) throw new ApiFormatException("yaml: document contains excessive aliasing");
            if (events[at] is NodeEvent { Anchor.IsEmpty: false } anchored) _anchors[anchored.Anchor] = at;
            switch (events[at])
            {
                case AnchorAlias alias:
                    if (!_anchors.TryGetValue(alias.Value, out var target)) throw new ApiFormatException($"yaml: unknown anchor '{alias.Value}' referenced");
                    _ = Node(target, depth + 1);
                    return at + 1;
                case Scalar scalar:
                    Value(scalar);
                    return at + 1;
                case SequenceStart:
                    return Sequence(at + 1, depth);
                case MappingStart:
                    output.BeginObject();
                    at = Entries(at + 1, depth);
                    output.EndObject();
                    return at;
                default:
                    throw new ApiFormatException("yaml: unexpected event");
            }
        }

        private int Sequence(int at, int depth)
        {
            output.BeginArray();
            while (events[at] is not SequenceEnd)
            {
                output.NextElement();
                at = Node(at, depth + 1);
            }
            output.EndArray();
            return at + 1;
        }

        private int Entries(int at, int depth)
        {
            while (events[at] is not MappingEnd)
            {
                if (events[at] is Scalar { Value: "<<", Style: ScalarStyle.Plain }) at = Merge(at + 1, depth);
                else
                {
                    output.DynamicName(KeyOf(events[at]));
                    at = Node(at + 1, depth + 1);
                }
            }
            return at + 1;
        }

        private int Merge(int at, int depth)
        {
            var target = events[at] is AnchorAlias alias && _anchors.TryGetValue(alias.Value, out var found) ? found : at;
            if (events[target] is not MappingStart) throw new ApiFormatException("yaml: map merge requires map or sequence of maps as the value");
            if (++_written > MaxEvents) throw new ApiFormatException("yaml: document contains excessive aliasing");
            var end = Entries(target + 1, depth + 1);
            return target == at ? end : at + 1;
        }

        private static string KeyOf(ParsingEvent key) =>
            key is Scalar scalar ? scalar.Value : throw new ApiFormatException("yaml: a map key must be a scalar");

        private void Value(Scalar scalar)
        {
            if (scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str")
            {
                output.String(scalar.Value);
                return;
            }
            var text = scalar.Value;
            if (text is "" or "~" or "null" or "Null" or "NULL") output.Null();
            else if (IsTrue(text)) output.Bool(true);
            else if (IsFalse(text)) output.Bool(false);
            else if (TryInteger(text, out var integer)) output.Number(integer);
            else if (IsFloat(text, out var real)) output.Number(real);
            else output.String(text);
        }

        private static bool IsTrue(string text) => text is "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y";

        private static bool IsFalse(string text) => text is "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N";

        private static bool TryInteger(string text, out long value)
        {
            value = 0;
            var digits = text.AsSpan(text[0] is '-' or '+' ? 1 : 0);
            if (digits.IsEmpty || !char.IsAsciiDigit(digits[0])) return false;
            var plain = text.Replace("_", "", StringComparison.Ordinal);
            if (digits.StartsWith("0x")) return long.TryParse(plain.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
            if (digits.StartsWith("0o")) return TryOctal(plain.AsSpan(2), out value);
            if (digits.Length > 1 && digits[0] == '0' && digits.IndexOfAnyExcept("01234567_") < 0)
            {
                var ok = TryOctal(plain.AsSpan(text[0] is '-' or '+' ? 2 : 1), out value);
                if (text[0] == '-') value = -value;
                return ok;
            }
            return long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        }

        private static bool TryOctal(ReadOnlySpan<char> digits, out long value)
        {
            value = 0;
            foreach (var c in digits)
            {
                if (c is < '0' or > '7' || value > long.MaxValue >> 3) return false;
                value = (value << 3) | (uint)(c - '0');
            }
            return !digits.IsEmpty;
        }

        private static bool IsFloat(string text, out double value)
        {
            value = 0;
            var first = text[0] is '-' or '+' ? 1 : 0;
            if (first >= text.Length || !(char.IsAsciiDigit(text[first]) || (text[first] == '.' && text.Length > first + 1 && char.IsAsciiDigit(text[first + 1])))) return false;
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
        }
    }
}
