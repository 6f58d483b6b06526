using System.Globalization;
using System.Text.RegularExpressions;

namespace NetKube.ControlPlane.Kinds.Admission;

/// <summary>
/// Whether a text follows the grammar of the Common Expression Language (cel-spec, langdef.md): a recursive descent over
/// its tokens that builds nothing.
/// </summary>
internal sealed partial class CelSyntax
{
    private const int MaxDepth = 250;
    private readonly List<string> _tokens = [];
    private int _at;
    private int _depth;

    private CelSyntax()
    {
    }

    /// <summary>What is wrong, or null.</summary>
    public static string? Problem(string text)
    {
        var parser = new CelSyntax();
        try
        {
            parser.Tokenize(text);
            parser.Expression();
            return parser._at == parser._tokens.Count ? null : parser.Unexpected();
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    private void Tokenize(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var match = TokenRegex().Match(text, at);
            if (!match.Success || match.Index != at || match.Length == 0) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"ERROR: <input>:1:{at + 1}: Syntax error: token recognition error at: '{text[at]}'"));
            if (!match.Groups["skip"].Success) _tokens.Add(match.Value);
            at += match.Length;
        }
    }

    /// <summary>or ? or : expression.</summary>
    private void Expression()
    {
        if (++_depth > MaxDepth) throw new FormatException("expression recursion limit exceeded");
        Binary(0);
        if (Take("?"))
        {
            Binary(0);
            Expect(":");
            Expression();
        }
        _depth--;
    }

    /// <summary>Or, and, relations, sums and products, each made of the next.</summary>
    private void Binary(int level)
    {
        if (level == 5)
        {
            Unary();
            return;
        }
        Binary(level + 1);
        while (IsOperator(level))
        {
            _at++;
            Binary(level + 1);
        }
    }

    private bool IsOperator(int level) => level switch
    {
        0 => Next == "||",
        1 => Next == "&&",
        2 => Next is "<" or "<=" or ">" or ">=" or "==" or "!=" or "in",
        3 => Next is "+" or "-",
        _ => Next is "*" or "/" or "%",
    };

    private void Unary()
    {
        while (Next is "!" or "-") _at++;
        Primary();
        while (true)
        {
            if (Take("."))
            {
                _ = Take("?");
                Identifier();
                if (Next == "(") Arguments("(", ")");
                else if (Next == "{") Fields();
            }
            else if (Take("["))
            {
                _ = Take("?");
                Expression();
                Expect("]");
            }
            else if (Next == "{" && _at > 0 && IdentifierRegex().IsMatch(_tokens[_at - 1])) Fields();
            else return;
        }
    }

    private void Primary()
    {
        if (Take("("))
        {
            Expression();
            Expect(")");
        }
        else if (Next == "[") Arguments("[", "]");
        else if (Next == "{") Map();
        else if (Next is { } token && LiteralRegex().IsMatch(token)) _at++;
        else
        {
            _ = Take(".");
            Identifier();
            if (Next == "(") Arguments("(", ")");
        }
    }

    private void Arguments(string open, string close)
    {
        Expect(open);
        while (Next != close)
        {
            if (open == "[") _ = Take("?");
            Expression();
            if (!Take(",")) break;
        }
        Expect(close);
    }

    private void Map()
    {
        Expect("{");
        while (Next != "}")
        {
            _ = Take("?");
            Expression();
            Expect(":");
            Expression();
            if (!Take(",")) break;
        }
        Expect("}");
    }

    private void Fields()
    {
        Expect("{");
        while (Next != "}")
        {
            _ = Take("?");
            Identifier();
            Expect(":");
            Expression();
            if (!Take(",")) break;
        }
        Expect("}");
    }

    private void Identifier()
    {
        if (Next is not { } token || !IdentifierRegex().IsMatch(token) || token is "in" or "true" or "false" or "null") throw new FormatException(Unexpected());
        _at++;
    }

    private string? Next => _at < _tokens.Count ? _tokens[_at] : null;

    private bool Take(string token)
    {
        if (Next != token) return false;
        _at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token)) throw new FormatException(Unexpected());
    }

    private string Unexpected() => Next is { } token ? $"ERROR: Syntax error: extraneous input '{token}'" : "ERROR: Syntax error: mismatched input '<EOF>'";

    [GeneratedRegex("""
        (?<skip>\s+|//[^\n]*)
        |(?:[rRbB]{0,2})(?:\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|\"(?:\\.|[^\\\"\n\r])*\"|'(?:\\.|[^\\'\n\r])*')
        |0x[0-9a-fA-F]+u?|[0-9]*\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|[0-9]+[uU]?
        |`[A-Za-z0-9_.\-/ ]+`|[A-Za-z_][A-Za-z0-9_]*
        |\|\||&&|<=|>=|==|!=|[-+*/%<>!?:.,()\[\]{}]
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex TokenRegex();

    [GeneratedRegex("""^(?:[rRbB]{0,2}["']|\.?[0-9]|true$|false$|null$)""")]
    private static partial Regex LiteralRegex();

    [GeneratedRegex("^(?:[A-Za-z_][A-Za-z0-9_]*|`.+`)$")]
    private static partial Regex IdentifierRegex();
}
