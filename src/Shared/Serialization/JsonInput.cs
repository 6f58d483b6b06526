using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NetKube.Shared.Api;

namespace NetKube.Shared.Serialization;

/// <summary>Reads an element of a list or map.</summary>
public delegate T ReadElement<out T>(ref JsonInput input);

/// <summary>The fields of one JSON object that were seen already, by their index in the type.</summary>
public struct FieldSet
{
    private UInt128 _bits;

    /// <summary>Marks a field; false when it was marked before.</summary>
    public bool Add(int index)
    {
        var bit = UInt128.One << index;
        if ((_bits & bit) != 0) return false;
        _bits |= bit;
        return true;
    }
}

/// <summary>
/// Reads JSON as Kubernetes does: names are case sensitive, null gives the zero value, the last of two equal names wins.
/// Unknown and duplicate fields are collected with their paths; a value of the wrong type ends the reading.
/// </summary>
public ref struct JsonInput
{
    private readonly FieldPath _path;
    private Utf8JsonReader _reader;

    public JsonInput(ReadOnlySpan<byte> utf8, int maxDepth = 512)
    {
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        _path = new FieldPath();
        Findings = null;
        Advance();
    }

    /// <summary>Unknown and duplicate fields, in reading order; null when there were none.</summary>
    public List<StrictFinding>? Findings { get; private set; }

    /// <summary>1e3 and 2.0 are integers: so they are in YAML and in values that were merged, but not in what a client sent as JSON.</summary>
    public bool TakesWholeReals { get; init; } = true;

    /// <summary>The present token.</summary>
    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>The path of the value being read, such as spec.containers[0].image.</summary>
    public readonly string Path => _path.ToString();

    /// <summary>Enters an object: the reader stands on its first name, or after it when it is empty or null.</summary>
    public bool BeginObject()
    {
        if (ReadNull()) return false;
        if (_reader.TokenType != JsonTokenType.StartObject) throw Mismatch("object");
        Advance();
        return true;
    }

    /// <summary>The next field's name, unless the object ends here. The value is to be read next.</summary>
    public bool NextField(out ReadOnlySpan<byte> name)
    {
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            Finish();
            return false;
        }
        name = _reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(Text()) : _reader.ValueSpan;
        Advance();
        return true;
    }

    /// <summary>Notes that a known field is being read.</summary>
    public void Enter(string name, ref FieldSet seen, int index)
    {
        _path.Push(name);
        if (!seen.Add(index)) Note(StrictFindingKind.Duplicate);
    }

    /// <summary>Ends what <see cref="Enter"/> began.</summary>
    public readonly void Leave() => _path.Pop();

    /// <summary>Notes a field that the type does not have, and skips its value.</summary>
    public void UnknownField(ReadOnlySpan<byte> name)
    {
        _path.Push(Encoding.UTF8.GetString(name));
        Note(StrictFindingKind.Unknown);
        SkipValue();
        _path.Pop();
    }

    /// <summary>Whether the value is null; then it is read.</summary>
    public bool ReadNull()
    {
        if (_reader.TokenType != JsonTokenType.Null) return false;
        Finish();
        return true;
    }

    public string ReadString()
    {
        if (ReadNull()) return "";
        if (_reader.TokenType != JsonTokenType.String) throw Mismatch("string");
        var value = _reader.ValueSpan.IsEmpty ? "" : Text();
        Finish();
        return value;
    }

    public bool ReadBool()
    {
        if (ReadNull()) return false;
        if (_reader.TokenType is not (JsonTokenType.True or JsonTokenType.False)) throw Mismatch("bool");
        var value = _reader.TokenType == JsonTokenType.True;
        Finish();
        return value;
    }

    public int ReadInt()
    {
        return (int)ReadLong("int32");
    }

    public long ReadLong() => ReadLong("int64");

    public double ReadDouble()
    {
        if (ReadNull()) return 0;
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetDouble(out var value)) throw Mismatch("float64");
        Finish();
        return value;
    }

    public byte[]? ReadBytes()
    {
        if (ReadNull()) return null;
        if (_reader.TokenType != JsonTokenType.String) throw Mismatch("[]uint8");
        if (!_reader.TryGetBytesFromBase64(out var value) && !TryLooseBase64(Text(), out value))
        {
            throw new ApiFormatException($"{Path}: illegal base64 data");
        }
        Finish();
        return value;
    }

    public Quantity ReadQuantity()
    {
        if (ReadNull()) return default;
        if (_reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)) throw Mismatch("resource.Quantity");
        var text = ScalarText();
        if (!Quantity.TryParse(text.AsSpan().Trim(), out var value))
        {
            throw new ApiFormatException($"{Path}: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
        }
        Finish();
        return value;
    }

    public IntOrString ReadIntOrString()
    {
        if (ReadNull()) return default;
        return _reader.TokenType == JsonTokenType.String ? new IntOrString(ReadString()) : new IntOrString(ReadInt());
    }

    public Time? ReadTime()
    {
        if (ReadNull()) return null;
        if (_reader.TokenType != JsonTokenType.String || !Time.TryParse(Text(), out var value)) throw Mismatch("v1.Time");
        Finish();
        return value;
    }

    public MicroTime? ReadMicroTime()
    {
        if (ReadNull()) return null;
        if (_reader.TokenType != JsonTokenType.String || !MicroTime.TryParse(Text(), out var value)) throw Mismatch("v1.MicroTime");
        Finish();
        return value;
    }

    public Duration ReadDuration()
    {
        if (ReadNull()) return default;
        if (_reader.TokenType != JsonTokenType.String || !Duration.TryParse(Text(), out var value)) throw Mismatch("v1.Duration");
        Finish();
        return value;
    }

    /// <summary>The value as it is; null for the JSON null.</summary>
    public RawJson? ReadRaw()
    {
        if (ReadNull()) return null;
        using var output = new JsonOutput(256);
        CopyValue(output);
        return new RawJson(output.ToArray());
    }

    public List<T>? ReadList<T>(ReadElement<T> read)
    {
        if (ReadNull()) return null;
        if (_reader.TokenType != JsonTokenType.StartArray) throw Mismatch("array");
        Advance();
        var list = new List<T>();
        while (_reader.TokenType != JsonTokenType.EndArray)
        {
            _path.PushIndex(list.Count);
            list.Add(read(ref this));
            _path.Pop();
        }
        Finish();
        return list;
    }

    public Dictionary<string, T>? ReadMap<T>(ReadElement<T> read)
    {
        if (ReadNull()) return null;
        if (_reader.TokenType != JsonTokenType.StartObject) throw Mismatch("map");
        Advance();
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        while (_reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Text();
            Advance();
            _path.Push(key);
            if (map.ContainsKey(key)) Note(StrictFindingKind.Duplicate);
            map[key] = read(ref this);
            _path.Pop();
        }
        Finish();
        return map;
    }

    /// <summary>Skips the present value.</summary>
    public void SkipValue()
    {
        try
        {
            _reader.Skip();
        }
        catch (JsonException e)
        {
            throw new ApiFormatException(e.Message, e);
        }
        Finish();
    }

    /// <summary>Throws unless the document ends here.</summary>
    public void End()
    {
        if (_ended) return;
        throw new ApiFormatException("invalid character after top-level value");
    }

    private bool _ended;

    /// <summary>Goes past the value just read; the end of the document is allowed here only.</summary>
    private void Finish()
    {
        if (_reader.CurrentDepth == 0)
        {
            try
            {
                _ended = !_reader.Read();
            }
            catch (JsonException e)
            {
                throw new ApiFormatException(e.Message, e);
            }
            return;
        }
        Advance();
    }

    private void Advance()
    {
        try
        {
            if (!_reader.Read()) throw new ApiFormatException("unexpected end of JSON input");
        }
        catch (JsonException e)
        {
            throw new ApiFormatException(e.Message, e);
        }
    }

    /// <summary>A string or name; refused when it is no UTF-8, or has half a surrogate pair.</summary>
    private readonly string Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new ApiFormatException(e.Message, e);
        }
    }

    private long ReadLong(string type)
    {
        if (ReadNull()) return 0;
        if (_reader.TokenType != JsonTokenType.Number) throw Mismatch(type);
        if (!_reader.TryGetInt64(out var value))
        {
            if (!TakesWholeReals || !_reader.TryGetDouble(out var real) || real != Math.Floor(real) || Math.Abs(real) > 9e18) throw Mismatch(type);
            value = (long)real;
        }
        if (type == "int32" && value is (< int.MinValue or > int.MaxValue)) throw Mismatch(type);
        Finish();
        return value;
    }

    private void CopyValue(JsonOutput output)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                CopyObject(output);
                return;
            case JsonTokenType.StartArray:
                Advance();
                output.BeginArray();
                while (_reader.TokenType != JsonTokenType.EndArray)
                {
                    output.NextElement();
                    CopyValue(output);
                }
                output.EndArray();
                break;
            case JsonTokenType.String:
                output.String(Text());
                break;
            default:
                output.Raw(_reader.ValueSpan);
                break;
        }
        Finish();
    }

    private void CopyObject(JsonOutput output)
    {
        Advance();
        output.BeginObject();
        while (_reader.TokenType != JsonTokenType.EndObject)
        {
            output.DynamicName(Text());
            Advance();
            CopyValue(output);
        }
        output.EndObject();
        Finish();
    }

    private readonly string ScalarText() =>
        _reader.TokenType == JsonTokenType.String ? Text() : Encoding.ASCII.GetString(_reader.ValueSpan);

    private static bool TryLooseBase64(string text, out byte[] value)
    {
        value = new byte[text.Length];
        var compact = text.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var ok = Convert.TryFromBase64String(compact, value, out var written);
        value = value[..written];
        return ok;
    }

    private void Note(StrictFindingKind kind) => (Findings ??= []).Add(new StrictFinding(kind, Path));

    private readonly ApiFormatException Mismatch(string type)
    {
        var got = _reader.TokenType switch
        {
            JsonTokenType.String => "string",
            JsonTokenType.Number => "number " + Encoding.ASCII.GetString(_reader.ValueSpan),
            JsonTokenType.True or JsonTokenType.False => "bool",
            JsonTokenType.StartArray => "array",
            JsonTokenType.StartObject => "object",
            _ => _reader.TokenType.ToString().ToLower(CultureInfo.InvariantCulture),
        };
        return new ApiFormatException($"json: cannot unmarshal {got} into Go struct field {Path} of type {type}");
    }
}

/// <summary>What strict reading found.</summary>
public enum StrictFindingKind
{
    Unknown,
    Duplicate,
}

/// <param name="Kind">Unknown or duplicate.</param>
/// <param name="Path">Such as spec.containers[0].imagee.</param>
public readonly record struct StrictFinding(StrictFindingKind Kind, string Path)
{
    /// <summary>The words that Kubernetes uses.</summary>
    public override string ToString() => $"{(Kind == StrictFindingKind.Unknown ? "unknown" : "duplicate")} field \"{Path}\"";
}

/// <summary>The bytes are not what the type wants; the message is for the client.</summary>
public sealed class ApiFormatException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A stack of names and indexes that prints as a field path.</summary>
internal sealed class FieldPath
{
    private (string? Name, int Index)[] _steps = [];   // made with the first step: raw values and types are read without one
    private int _depth;

    public void Push(string name) => Add((name, 0));

    public void PushIndex(int index) => Add((null, index));

    public void Pop() => _depth--;

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _depth; i++)
        {
            var (name, index) = _steps[i];
            if (name is null) text.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else if (text.Length > 0) text.Append('.').Append(name);
            else text.Append(name);
        }
        return text.ToString();
    }

    private void Add((string?, int) step)
    {
        if (_depth == _steps.Length) Array.Resize(ref _steps, Math.Max(8, _depth * 2));
        _steps[_depth++] = step;
    }
}
