using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.Analysis;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>The title of a light bulb names what it is about, as long as a menu has room for it.</summary>
public sealed class FixTitleTests
{
    [Theory]
    [InlineData("SSOT1001", "Use 'Mailer'")]
    [InlineData("SSOT1002", "Use 'Mailer'")]
    [InlineData("SSOT1004", "Use the namespace 'Mailer'")]
    [InlineData("SSOT1005", "Refer to 'Mailer'")]
    [InlineData("SSOT2001", "Replace the alias 'Old' with the type name")]
    [InlineData("SSOT2002", "Declare 'Old' superseded")]
    [InlineData("SSOT2003", "Declare 'Old' superseded")]
    [InlineData("SSOT2004", "Delete 'Old'")]
    [InlineData("SSOT3001", "Use 'Mailer'")]
    public async Task Title_NamesTheTarget(string id, string title) => Assert.Equal(title, (await ActionAsync(id, "Old", "Mailer")).Title);

    [Fact]
    public void EveryFix_HasATitleHere() =>
        Assert.Equal(9, Suite.Fixes().SelectMany(fix => fix.FixableDiagnosticIds).Count());

    [Theory]
    [InlineData("new WebSocketManager(a, b, c, d, e, f, g, h, i, j, k, l, m, n)")]
    [InlineData(null)]
    public async Task LongNameOrNone_LeavesThePlainTitle(string? replacement)
    {
        var action = await ActionAsync("SSOT1002", "Old", replacement);
        Assert.Equal(("Use the declared replacement", "SSOT1002"), (action.Title, action.EquivalenceKey));
    }

    private static async Task<CodeAction> ActionAsync(string id, string offender, string? replacement)
    {
        using var workspace = FormatRun.NewWorkspace();
        var document = workspace.AddProject("P", LanguageNames.CSharp).AddDocument("Test.cs", "class C { }");
        var properties = replacement is null ? ImmutableDictionary<string, string?>.Empty
            : ImmutableDictionary.CreateRange<string, string?>([new(Violation.OffenderProperty, offender), new(Violation.ReplacementProperty, replacement)]);
        var location = Location.Create((await document.GetSyntaxTreeAsync())!, new Microsoft.CodeAnalysis.Text.TextSpan(0, 5));
        var diagnostic = Diagnostic.Create(Descriptors.Find(id), location, properties, "Old", "Role", "Mailer");
        var actions = new List<CodeAction>();
        await Suite.Fixes().Single(fix => fix.FixableDiagnosticIds.Contains(id))
            .RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return Assert.Single(actions);
    }
}
