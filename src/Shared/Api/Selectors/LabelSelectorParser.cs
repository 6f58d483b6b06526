namespace NetKube.Shared.Api.Selectors;

/// <summary>
/// The grammar of label selector strings (apimachinery's pkg/labels):
///   selector    = requirement { "," requirement }
///   requirement = [ "!" ] key | key ( "=" | "==" | "!=" ) value | key ( "in" | "notin" ) "(" value { "," value } ")"
///               | key ( "&gt;" | "&lt;" ) integer
/// A value may be empty. The words "in" and "notin" are keys too, where a key is expected.
/// </summary>
internal sealed class LabelSelectorParser(string text)
{
    private int _at;
    private string _token = "";

    public List<LabelRequirement> Parse()
    {
        var requirements = new List<LabelRequirement>();
        Next();
        if (_token.Length == 0) return requirements;
        while (true)
        {
            requirements.Add(Requirement());
            if (_token.Length == 0) return requirements;
            if (_token != ",") throw Bad($"found '{_token}', expected: ',' or 'end of string'");
            Next();
            if (_token.Length == 0 || _token == ",") throw Bad($"found '{_token}', expected: identifier after ','");
        }
    }

    private LabelRequirement Requirement()
    {
        var absent = _token == "!";
        if (absent) Next();
        var key = Key();
        Next();
        if (absent) return new LabelRequirement(key, SelectorOperator.DoesNotExist, []);
        if (_token.Length == 0 || _token == ",") return new LabelRequirement(key, SelectorOperator.Exists, []);
        var operation = Operator();
        if (operation is SelectorOperator.In or SelectorOperator.NotIn) return new LabelRequirement(key, operation, Set(key));
        Next();
        return new LabelRequirement(key, operation, [Value(key, operation)]);
    }

    private string Key()
    {
        if (!IsWord(_token)) throw Bad($"found '{_token}', expected: !, identifier, or 'end of string'");
        if (LabelSyntax.KeyProblem(_token) is { } problem) throw new FormatException($"unable to parse requirement: key: Invalid value: \"{_token}\": {problem}");
        return _token;
    }

    private SelectorOperator Operator() => _token switch
    {
        "=" or "==" => SelectorOperator.Equals,
        "!=" => SelectorOperator.NotEquals,
        "in" => SelectorOperator.In,
        "notin" => SelectorOperator.NotIn,
        ">" => SelectorOperator.GreaterThan,
        "<" => SelectorOperator.LessThan,
        _ => throw Bad($"found '{_token}', expected: in, notin, =, ==, !=, gt, lt"),
    };

    private string Value(string key, SelectorOperator operation)
    {
        var value = "";
        if (_token.Length > 0 && _token != ",")
        {
            if (!IsWord(_token)) throw Bad($"found '{_token}', expected: identifier");
            value = _token;
            Next();
        }
        if (operation is SelectorOperator.GreaterThan or SelectorOperator.LessThan)
        {
            if (!long.TryParse(value, out _)) throw new FormatException("unable to parse requirement: values[0]: Invalid value: for 'Gt', 'Lt' operators, the value must be an integer");
            return value;
        }
        return Checked(key, value);
    }

    private List<string> Set(string key)
    {
        Next();
        if (_token != "(") throw Bad($"found '{_token}' expected: '('");
        var values = new SortedSet<string>(StringComparer.Ordinal);
        Next();
        while (true)
        {
            var value = "";
            if (IsWord(_token))
            {
                value = _token;
                Next();
            }
            values.Add(Checked(key, value));
            if (_token == ")") break;
            if (_token != ",") throw Bad($"found '{_token}', expected: ',', or ')'");
            Next();
        }
        Next();
        return [.. values];
    }

    private static string Checked(string key, string value) => LabelSyntax.ValueProblem(value) is { } problem
        ? throw new FormatException($"unable to parse requirement: values[0][{key}]: Invalid value: \"{value}\": {problem}")
        : value;

    private static bool IsWord(string token) => token.Length > 0 && !IsSpecial(token[0]);

    private static bool IsSpecial(char c) => c is '=' or '!' or '(' or ')' or ',' or '<' or '>';

    private void Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        if (_at == text.Length)
        {
            _token = "";
            return;
        }
        var start = _at;
        if (IsSpecial(text[_at]))
        {
            _at++;
            if (text[start] is '=' or '!' && _at < text.Length && text[_at] == '=') _at++;
        }
        else
        {
            while (_at < text.Length && !IsSpecial(text[_at]) && !char.IsWhiteSpace(text[_at])) _at++;
        }
        _token = text[start.._at];
    }

    private static FormatException Bad(string what) => new("unable to parse requirement: " + what);
}
