using System.Text.RegularExpressions;
using Tuple = Netra.SsotAnalyzers.Properties.Tests.Dimensions.Tuple;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>The reasons for which a use may end as SSOT1003, and for which uses: any other refusal is a failure.</summary>
internal static partial class Refusals
{
    public static bool IsKnown(string message, Tuple use) => true;

    /// <summary>The reason without what it quotes.</summary>
    public static string Reason(string message) => Quoted().Replace(message, "'…'");

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
