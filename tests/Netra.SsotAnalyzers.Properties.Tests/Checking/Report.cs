using Microsoft.CodeAnalysis;
using Netra.SsotAnalyzers.Properties.Tests.Composition;

namespace Netra.SsotAnalyzers.Properties.Tests.Checking;

/// <summary>What is shown of a program that breaks the guarantee.</summary>
internal static class Report
{
    public static async Task<string> OfAsync(TestProgram program, Outcome outcome)
    {
        var text = $"{outcome.Failure}: {program}\n{outcome.Details}\n";
        foreach (var document in outcome.Before.Projects.SelectMany(project => project.Documents))
        {
            var before = (await document.GetTextAsync()).ToString();
            var after = (await outcome.After.GetDocument(document.Id)!.GetTextAsync()).ToString();
            if (document.Name is "Canon.cs" or "Main.cs")
                continue;
            text += document.Name == "Legacy.cs" ? string.Join("\n", before.Split('\n').Where(line => line.Contains("[ReplaceWith", StringComparison.Ordinal) && line.Contains('_', StringComparison.Ordinal))) + "\n"
                : before == after ? $"== {document.Project.Name}: {document.Name} (unchanged)\n{before}\n"
                : $"== {document.Project.Name}: {document.Name}\n{before}\n-- after\n{after}\n";
        }

        return text;
    }
}
