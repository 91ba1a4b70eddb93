using System.Globalization;
using System.Net;

namespace Netra.Ssot.Tool.Reports;

/// <summary>The number of violations left as a small picture for a readme.</summary>
internal static class Badge
{
    private const string Label = "ssot";
    private const string Green = "#2e7d32";
    private const string Amber = "#b26a00";
    private const string Red = "#c62828";
    private const string Grey = "#616161";

    // Of Verdana at 11 pixels, on average; the text is fitted to the room that it is given.
    private const double LetterWidth = 6.6;
    private const int Margin = 6;
    private const int Height = 20;

    public static string Write(Report report, bool hasMap)
    {
        var left = report.Total.Reported + report.Total.Frozen;
        var (text, colour) =
            report.CompileErrors.Count > 0 ? ("does not compile", Grey)
            : !hasMap ? ("no map", Grey)
            : (left == 0 ? "none left" : string.Create(CultureInfo.InvariantCulture, $"{left} left"),
                report.Total.Reported > 0 ? Red : left > 0 ? Amber : Green);
        return Write(text, colour);
    }

    private static string Write(string text, string colour)
    {
        var (own, other) = (WidthOf(Label), WidthOf(text));
        var (first, second) = (own + (2 * Margin), other + (2 * Margin));
        var name = WebUtility.HtmlEncode($"{Label}: {text}");
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{first + second}" height="{Height}" role="img" aria-label="{name}">
              <title>{name}</title>
              <clipPath id="r"><rect width="{first + second}" height="{Height}" rx="3"/></clipPath>
              <g clip-path="url(#r)">
                <rect width="{first}" height="{Height}" fill="#3b3f45"/>
                <rect x="{first}" width="{second}" height="{Height}" fill="{colour}"/>
              </g>
              <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                <text x="{Margin}" y="14" textLength="{own}">{Label}</text>
                <text x="{first + Margin}" y="14" textLength="{other}">{WebUtility.HtmlEncode(text)}</text>
              </g>
            </svg>

            """).ReplaceLineEndings("\n");
    }

    private static int WidthOf(string text) => (int)Math.Round(text.Length * LetterWidth);
}
