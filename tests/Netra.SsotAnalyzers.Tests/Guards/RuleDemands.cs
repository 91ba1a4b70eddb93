using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>What every descriptor and every fix has to be, as sentences about those that are not.</summary>
internal static partial class RuleDemands
{
    private const int LongestTitle = 60;

    private static readonly string[] Categories = ["Ssot.Map", "Ssot.Use", "Ssot.SecondImplementation", "Ssot.Events", "Ssot.Isolation"];

    public static IEnumerable<string> Unmet(DiagnosticDescriptor descriptor)
    {
        if (!BandedId().IsMatch(descriptor.Id))
            yield return "the id is in no band";
        else if (descriptor.Category != Categories[descriptor.Id[4] - '0'])
            yield return "the category is not the band's";
        if (!descriptor.IsEnabledByDefault)
            yield return "it is off by default";
        if (descriptor.DefaultSeverity is not (DiagnosticSeverity.Warning or DiagnosticSeverity.Info))
            yield return "its default severity leaves the modes nothing to decide";
        if (descriptor.Title.ToString() is "" or [.., '.'])
            yield return "the title is no title";
        if (descriptor.MessageFormat.ToString() is "" or [.., '.'])
            yield return "the message is no message";
        if (descriptor.Description.ToString() is not [.., '.'] || descriptor.Description.ToString().Length <= 40)
            yield return "the description does not say why";
        if (descriptor.HelpLinkUri != $"https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/rules/{descriptor.Id}.md")
            yield return "the help link leads to no page of ours";
    }

    public static async Task<IReadOnlyList<string>> UnmetAsync(CodeFixProvider fix, Func<string, DiagnosticDescriptor> find)
    {
        var unmet = new List<string>();
        if (!fix.GetType().IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            unmet.Add("it is not exported");
        if (fix.FixableDiagnosticIds is not [var id])
            return [.. unmet, "it is not for one id"];
        if (!fix.GetType().Name.StartsWith(id + "_", StringComparison.Ordinal))
            unmet.Add("its name does not begin with its id");
        if (fix.GetFixAllProvider() is not { } all || all == WellKnownFixAllProviders.BatchFixer)
            unmet.Add("it has no fix-all of its own");
        else if (!all.GetSupportedFixAllScopes().Order().SequenceEqual([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution, FixAllScope.ContainingMember, FixAllScope.ContainingType]))
            unmet.Add("its fix-all lacks a scope");

        var titles = new HashSet<string>();
        foreach (var arguments in new object[][] { ["A", "B", "C"], ["X", "Y", "Z"] })
        {
            var actions = await ActionsAsync(fix, find(id), arguments);
            if (actions.Count != 1)
                return [.. unmet, "it offers not one action"];
            if (actions[0].EquivalenceKey != id)
                unmet.Add("its key is not the id");
            titles.Add(actions[0].Title);
        }

        if (titles.Count > 1)
            unmet.Add("its title depends on the diagnostic, so that fix-all has no name");
        if (titles.Any(title => title.Length is 0 or > LongestTitle || !char.IsUpper(title[0]) || title.EndsWith('.') || title.Contains("SSOT", StringComparison.Ordinal)))
            unmet.Add("its title is not what a light bulb shows: a short imperative without its id");
        return [.. unmet.Distinct()];
    }

    private static async Task<IReadOnlyList<CodeAction>> ActionsAsync(CodeFixProvider fix, DiagnosticDescriptor descriptor, object[] arguments)
    {
        using var workspace = FormatRun.NewWorkspace();
        var document = workspace.AddProject("P", LanguageNames.CSharp).AddDocument("Test.cs", "class C { }");
        var diagnostic = Diagnostic.Create(descriptor, Location.Create((await document.GetSyntaxTreeAsync())!, new Microsoft.CodeAnalysis.Text.TextSpan(0, 5)), arguments);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    [GeneratedRegex("^SSOT[0-4][0-9]{3}$")]
    private static partial Regex BandedId();
}
