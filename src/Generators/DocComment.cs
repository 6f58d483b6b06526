using Microsoft.CodeAnalysis;

namespace NetKube.Generators;

/// <summary>The text of a one-line summary.</summary>
internal static class DocComment
{
    public static string Of(ISymbol symbol)
    {
        var syntax = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (syntax is null) return "";
        var text = syntax.GetLeadingTrivia().ToFullString();
        var start = text.IndexOf("<summary>", StringComparison.Ordinal);
        var end = text.IndexOf("</summary>", StringComparison.Ordinal);
        if (start < 0 || end < start) return "";
        return text.Substring(start + 9, end - start - 9).Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").Trim();
    }
}
