using Netra.SsotAnalyzers.Docs.Checking;
using Netra.SsotAnalyzers.Docs.Generation;

namespace Netra.SsotAnalyzers.Docs;

/// <summary>Writes the generated parts of the documentation, or with <c>--check</c> says which are not as they would be written.</summary>
internal static class Program
{
    private const int Usage = 2;

    private static int Main(string[] arguments)
    {
        if (arguments is not ([] or ["--check"]))
        {
            Console.Error.WriteLine("usage: dotnet run --project tests/Netra.SsotAnalyzers.Docs [-- --check]");
            return Usage;
        }

        try
        {
            var sources = DocumentationTree.Find();
            var problems = arguments is ["--check"] ? DocumentationCheck.Problems(sources) : Write(sources);
            foreach (var problem in problems)
                Console.Error.WriteLine(problem);
            if (problems.Count == 0)
                Console.WriteLine($"{RuleRow.All.Length} rules, {sources.Pages.Count} pages: as they should be.");
            return problems.Count == 0 ? 0 : 1;
        }
        catch (DocumentationException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    /// <summary>Writes, and says what writing cannot mend.</summary>
    private static IReadOnlyList<string> Write(DocumentationTree tree)
    {
        foreach (var (path, text) in GeneratedPages.Of(tree))
        {
            tree.Write(path, text);
            Console.WriteLine($"wrote {path}");
        }

        return DocumentationCheck.Problems(tree);
    }
}
