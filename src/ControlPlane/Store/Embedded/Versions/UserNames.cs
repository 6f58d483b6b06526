using System.Text;

namespace NetKube.ControlPlane.Store.Embedded;

/// <summary>
/// One string for each user who writes often: history holds a hundred thousand versions by a dozen of them. A table of the last name
/// of each hash; a race costs a second copy and nothing else.
/// </summary>
internal static class UserNames
{
    private const int Size = 256; // a power of two
    private static readonly string[] Recent = Enumerable.Repeat("", Size).ToArray();

    public static string Shared(string name)
    {
        ref var recent = ref Recent[string.GetHashCode(name, StringComparison.Ordinal) & (Size - 1)];
        var known = Volatile.Read(ref recent);
        if (known == name) return known;
        Volatile.Write(ref recent, name);
        return name;
    }

    public static string Shared(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return "";
        Span<char> name = stackalloc char[256];
        if (utf8.Length > name.Length) return Encoding.UTF8.GetString(utf8);
        name = name[..Encoding.UTF8.GetChars(utf8, name)];
        ref var recent = ref Recent[string.GetHashCode(name, StringComparison.Ordinal) & (Size - 1)];
        var known = Volatile.Read(ref recent);
        if (name.SequenceEqual(known)) return known;
        var made = name.ToString();
        Volatile.Write(ref recent, made);
        return made;
    }
}
