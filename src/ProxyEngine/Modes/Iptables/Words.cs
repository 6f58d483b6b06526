using System.Text;

namespace NetKube.ProxyEngine.Modes.Iptables;

/// The words of a line of iptables-save: split at spaces, a quoted word keeps its spaces, \" and \\ stand for themselves.
internal sealed class Words(string line)
{
    private int _at;

    public string? Next()
    {
        while (_at < line.Length && line[_at] == ' ') _at++;
        if (_at == line.Length) return null;
        if (line[_at] == '"') return Quoted();
        var start = _at;
        while (_at < line.Length && line[_at] != ' ') _at++;
        return line[start.._at];
    }

    public string Need() => Next() ?? throw new FormatException($"The rule \"{line}\" ends too early.");

    public string After(string option)
    {
        Expect(option);
        return Need();
    }

    public void Expect(params ReadOnlySpan<string> expected)
    {
        foreach (var word in expected)
        {
            if (Next() != word) throw new FormatException($"The rule \"{line}\" lacks \"{word}\" where it is expected.");
        }
    }

    public bool Skip(string word)
    {
        var before = _at;
        if (Next() == word) return true;
        _at = before;
        return false;
    }

    private string Quoted()
    {
        var word = new StringBuilder();
        for (_at++; _at < line.Length && line[_at] != '"'; _at++)
        {
            if (line[_at] == '\\' && _at + 1 < line.Length) _at++;
            word.Append(line[_at]);
        }

        if (_at == line.Length) throw new FormatException($"The rule \"{line}\" has an open quote.");
        _at++;
        return word.ToString();
    }
}
