using System.Globalization;
using System.Text.RegularExpressions;
using Netra.ChatServer.Tools;

namespace Netra.ChatServer.Agent;

/// <summary>What the agent takes a question for.</summary>
/// <param name="Plan">What it says it is going to do.</param>
/// <param name="Text">The text to count, where there is nothing else to do.</param>
internal sealed partial record Intent(string Plan, string Text)
{
    public string? Product { get; private init; }

    public int? Count { get; private init; }

    public string? Expression { get; private init; }

    /// <summary>Whether counting words is what was asked for.</summary>
    public bool IsCount { get; private init; }

    public static Intent Of(string question)
    {
        if (Quoted().Match(question) is { Success: true } quoted)
            return new Intent("There is a text in quotes: its words can be counted.", quoted.Groups["text"].Value) { IsCount = true };

        if (Catalogue.NameIn(question) is { } product)
        {
            return Number().Match(question) is { Success: true } number && int.TryParse(number.ValueSpan, CultureInfo.InvariantCulture, out var count)
                ? new Intent($"The catalogue knows the price of a {product}; the calculator makes it {count} times.", question) { Product = product, Count = count }
                : new Intent($"The catalogue knows a {product}.", question) { Product = product };
        }

        return Arithmetic().Match(question) is { Success: true } expression
            ? new Intent("That is something to calculate.", question) { Expression = expression.Value.Trim() }
            : new Intent("No tool is meant for this, but words can always be counted.", question);
    }

    [GeneratedRegex("[\"“](?<text>[^\"”]+)[\"”]")]
    private static partial Regex Quoted();

    [GeneratedRegex("[0-9]{1,6}")]
    private static partial Regex Number();

    [GeneratedRegex(@"[(\-]*[0-9][0-9.\s()]*[+\-*/][0-9.\s()+\-*/]*[0-9)]")]
    private static partial Regex Arithmetic();
}
