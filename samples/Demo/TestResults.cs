using System.Xml.Linq;

namespace Netra.Demo;

/// <summary>What the test runs of a solution wrote into their <c>.trx</c> files.</summary>
internal sealed record TestResults(int Passed, int Total, IReadOnlyList<string> FailedTests)
{
    public static TestResults Read(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.trx", SearchOption.AllDirectories) : [];
        if (files.Length == 0)
            throw new DemoException($"The test run wrote no results into {folder}.");

        var documents = files.Select(file => XDocument.Load(file)).ToList();
        return new TestResults(
            documents.Sum(document => Counter(document, "passed")),
            documents.Sum(document => Counter(document, "total")),
            [.. documents.SelectMany(FailedIn).Order(StringComparer.Ordinal)]);
    }

    private static int Counter(XDocument document, string name) =>
        (int)document.Descendants().Single(element => element.Name.LocalName == "Counters").Attribute(name)!;

    private static IEnumerable<string> FailedIn(XDocument document) =>
        document.Descendants()
            .Where(element => element.Name.LocalName == "UnitTestResult" && (string?)element.Attribute("outcome") == "Failed")
            .Select(element => (string)element.Attribute("testName")!);
}
