using System.Reflection;
using System.Runtime.CompilerServices;

namespace Netra.WebSockets.Tests;

public sealed class BehaviourGuards
{
    [Fact]
    public void EveryBehaviourOfTheDocument_HasItsTest()
    {
        var tests = typeof(BehaviourGuards).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => (Method: method, Behaviour: method.GetCustomAttribute<BehaviourAttribute>()))
            .Where(test => test.Behaviour is not null)
            .Select(test => (test.Behaviour!.Number, Name: $"{test.Method.DeclaringType!.Name}.{test.Method.Name}"))
            .OrderBy(test => test.Number);
        Assert.Equal(tests, Documented());
        Assert.Equal(25, Documented().Count());
    }

    /// <summary>The rows <c>| 1 | behaviour | `Class.Test` |</c> of the section of docs/manager.md that has the promises.</summary>
    private static IEnumerable<(int Number, string Name)> Documented([CallerFilePath] string here = "") =>
        from line in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/manager.md"))
            .SkipWhile(line => line != "## Promises").TakeWhile(line => line == "## Promises" || !line.StartsWith("## ", StringComparison.Ordinal))
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells.Length == 5 && int.TryParse(cells[1], out _) && cells[3].Contains("Behaviours.", StringComparison.Ordinal)
        select (int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), cells[3].Trim('`'));
}
