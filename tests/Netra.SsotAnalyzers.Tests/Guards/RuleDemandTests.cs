using System.Composition;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Guards;

/// <summary>Every rule meets the demands, and one that does not is noticed.</summary>
public sealed class RuleDemandTests
{
    private const string HelpLink = "https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/rules/SSOT1001.md";
    private const string Why = "It says at some length why that is no good idea.";

    public static TheoryData<string> Ids => [.. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(row => row.Name)];

    public static TheoryData<string> FixableIds => [.. Suite.Fixes().Select(fix => fix.FixableDiagnosticIds[0])];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Descriptor_MeetsTheDemands(string id) => Assert.Empty(RuleDemands.Unmet(Descriptors.Find(id)));

    [Theory]
    [MemberData(nameof(FixableIds))]
    public async Task Fix_MeetsTheDemands(string id) =>
        Assert.Empty(await RuleDemands.UnmetAsync(Suite.Fixes().Single(fix => fix.FixableDiagnosticIds.Contains(id)), Descriptors.Find));

    [Theory]
    [InlineData("SSOT5001", "Ssot.Use", "Title", "Message", Why, "https://github.com/netra-systems/Netra.SsotAnalyzers/blob/main/docs/rules/SSOT5001.md", true, "the id is in no band")]
    [InlineData("SSOT1001", "Ssot.Map", "Title", "Message", Why, HelpLink, true, "the category is not the band's")]
    [InlineData("SSOT1001", "Ssot.Use", "", "Message", Why, HelpLink, true, "the title is no title")]
    [InlineData("SSOT1001", "Ssot.Use", "Title", "Message.", Why, HelpLink, true, "the message is no message")]
    [InlineData("SSOT1001", "Ssot.Use", "Title", "Message", "Why", HelpLink, true, "the description does not say why")]
    [InlineData("SSOT1001", "Ssot.Use", "Title", "Message", Why, "https://example.org/SSOT1001.md", true, "the help link leads to no page of ours")]
    [InlineData("SSOT1001", "Ssot.Use", "Title", "Message", Why, HelpLink, false, "it is off by default")]
    public void DescriptorThatDoesNot_IsNoticed(string id, string category, string title, string message, string description, string helpLink, bool isEnabled, string unmet) =>
        Assert.Equal([unmet], RuleDemands.Unmet(Made(id, category, title, message, description, helpLink, isEnabled, DiagnosticSeverity.Warning)));

    [Fact]
    public void DescriptorThatIsAnErrorByDefault_IsNoticed() =>
        Assert.Equal(["its default severity leaves the modes nothing to decide"], RuleDemands.Unmet(Made("SSOT1001", "Ssot.Use", "Title", "Message", Why, HelpLink, true, DiagnosticSeverity.Error)));

    public static TheoryData<CodeFixProvider, string> BadFixes => new()
    {
        { new SSOT1001_HiddenFix(), "it is not exported" },
        { new SSOT1001_TitleAsKeyFix(), "its key is not the id" },
        { new SSOT1001_BatchFix(), "it has no fix-all of its own" },
        { new SSOT1001_OneScopeFix(), "its fix-all lacks a scope" },
        { new SSOT1001_ChattyFix(), "its title depends on the diagnostic, so that fix-all has no name" },
        { new SSOT1001_SentenceFix(), "its title is not what a light bulb shows: a short imperative without its id" },
        { new SSOT1001_TwiceFix(), "it offers not one action" },
        { new NamelessFix(), "its name does not begin with its id" },
    };

    [Theory]
    [MemberData(nameof(BadFixes), DisableDiscoveryEnumeration = true)]
    public async Task FixThatDoesNot_IsNoticed(CodeFixProvider fix, string unmet) =>
        Assert.Equal([unmet], await RuleDemands.UnmetAsync(fix, Descriptors.Find));

    // Through variables: release tracking reads constants, and these ids are nobody's.
    private static DiagnosticDescriptor Made(string id, string category, string title, string message, string description, string helpLink, bool isEnabled, DiagnosticSeverity severity) =>
#pragma warning disable RS2000, RS1015, RS1017, RS1028, RS1029, RS1031, RS1032, RS1033
        new(id, title, message, category, severity, isEnabled, description, helpLink);
#pragma warning restore RS2000, RS1015, RS1017, RS1028, RS1029, RS1031, RS1032, RS1033

    private sealed class AllScopes(params FixAllScope[] scopes) : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => scopes;

        public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(null);
    }

    public abstract class BadFix : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds => ["SSOT1001"];

        private protected virtual string Key => "SSOT1001";

        private protected virtual int Actions => 1;

        public override FixAllProvider? GetFixAllProvider() => new AllScopes(FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution, FixAllScope.ContainingMember, FixAllScope.ContainingType);

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            for (var action = 0; action < Actions; action++)
                context.RegisterCodeFix(CodeAction.Create(Title(context.Diagnostics[0]), _ => Task.FromResult(context.Document), Key), context.Diagnostics);
            return Task.CompletedTask;
        }

        private protected virtual string Title(Diagnostic diagnostic) => "Use it";
    }

    public sealed class SSOT1001_HiddenFix : BadFix;

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class SSOT1001_TitleAsKeyFix : BadFix
    {
        private protected override string Key => "Use it";
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class SSOT1001_BatchFix : BadFix
    {
        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class SSOT1001_OneScopeFix : BadFix
    {
        public override FixAllProvider GetFixAllProvider() => new AllScopes(FixAllScope.Document);
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class SSOT1001_ChattyFix : BadFix
    {
        private protected override string Title(Diagnostic diagnostic) => "Use " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)[..2];
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class SSOT1001_SentenceFix : BadFix
    {
        private protected override string Title(Diagnostic diagnostic) => "SSOT1001 is fixed by this.";
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class SSOT1001_TwiceFix : BadFix
    {
        private protected override int Actions => 2;
    }

    [ExportCodeFixProvider(LanguageNames.CSharp), Shared]
    public sealed class NamelessFix : BadFix;
}
