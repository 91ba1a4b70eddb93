using Microsoft.CodeAnalysis.CSharp;

namespace Netra.SsotAnalyzers.Tests.Positions;

/// <summary>What of the grammar can hold no type and no member, and why.</summary>
internal static class GrammarExemptions
{
    private const string Trivia = "trivia without structure: it holds text";
    private const string Directive = "a preprocessor directive knows symbols of its own, no types";
    private const string Keyword = "a keyword or literal without parts";
    private const string Label = "names a label at most";
    private const string Xml = "XML without a 'cref'";
    private const string Variable = "declares or names a variable only";
    private const string Constraint = "a keyword among constraints";

    public static IReadOnlyDictionary<int, string> Kinds { get; } = new Dictionary<int, string>
    {
        [(int)SyntaxKind.EndOfLineTrivia] = Trivia,
        [(int)SyntaxKind.WhitespaceTrivia] = Trivia,
        [(int)SyntaxKind.SingleLineCommentTrivia] = Trivia,
        [(int)SyntaxKind.MultiLineCommentTrivia] = Trivia,
        [(int)SyntaxKind.DocumentationCommentExteriorTrivia] = Trivia,
        [(int)SyntaxKind.DisabledTextTrivia] = "code that an #if leaves out is text",
        [(int)SyntaxKind.PreprocessingMessageTrivia] = Trivia,
        [(int)SyntaxKind.IfDirectiveTrivia] = Directive,
        [(int)SyntaxKind.ElifDirectiveTrivia] = Directive,
        [(int)SyntaxKind.ElseDirectiveTrivia] = Directive,
        [(int)SyntaxKind.EndIfDirectiveTrivia] = Directive,
        [(int)SyntaxKind.RegionDirectiveTrivia] = Directive,
        [(int)SyntaxKind.EndRegionDirectiveTrivia] = Directive,
        [(int)SyntaxKind.DefineDirectiveTrivia] = Directive,
        [(int)SyntaxKind.UndefDirectiveTrivia] = Directive,
        [(int)SyntaxKind.ErrorDirectiveTrivia] = Directive,
        [(int)SyntaxKind.WarningDirectiveTrivia] = Directive,
        [(int)SyntaxKind.LineDirectiveTrivia] = Directive,
        [(int)SyntaxKind.PragmaWarningDirectiveTrivia] = Directive,
        [(int)SyntaxKind.PragmaChecksumDirectiveTrivia] = Directive,
        [(int)SyntaxKind.ReferenceDirectiveTrivia] = Directive,
        [(int)SyntaxKind.BadDirectiveTrivia] = Directive,
        [(int)SyntaxKind.ShebangDirectiveTrivia] = Directive,
        [(int)SyntaxKind.LoadDirectiveTrivia] = Directive,
        [(int)SyntaxKind.NullableDirectiveTrivia] = Directive,
        [(int)SyntaxKind.LineSpanDirectiveTrivia] = Directive,
        [(int)SyntaxKind.LineDirectivePosition] = Directive,
        [9080] = Directive, // IgnoredDirectiveTrivia, unknown to the oldest host
        [(int)SyntaxKind.SkippedTokensTrivia] = "what the parser skipped does not compile",
        [(int)SyntaxKind.ConflictMarkerTrivia] = "a conflict marker does not compile",
        [(int)SyntaxKind.XmlElementEndTag] = Xml,
        [(int)SyntaxKind.XmlTextAttribute] = Xml,
        [(int)SyntaxKind.XmlNameAttribute] = "names a parameter",
        [(int)SyntaxKind.XmlName] = Xml,
        [(int)SyntaxKind.XmlPrefix] = Xml,
        [(int)SyntaxKind.XmlText] = Xml,
        [(int)SyntaxKind.XmlCDataSection] = Xml,
        [(int)SyntaxKind.XmlComment] = Xml,
        [(int)SyntaxKind.XmlProcessingInstruction] = Xml,
        [(int)SyntaxKind.ThisExpression] = Keyword,
        [(int)SyntaxKind.BaseExpression] = Keyword,
        [(int)SyntaxKind.ArgListExpression] = Keyword,
        [(int)SyntaxKind.FieldExpression] = Keyword,
        [(int)SyntaxKind.NumericLiteralExpression] = Keyword,
        [(int)SyntaxKind.StringLiteralExpression] = Keyword,
        [(int)SyntaxKind.Utf8StringLiteralExpression] = Keyword,
        [(int)SyntaxKind.CharacterLiteralExpression] = Keyword,
        [(int)SyntaxKind.TrueLiteralExpression] = Keyword,
        [(int)SyntaxKind.FalseLiteralExpression] = Keyword,
        [(int)SyntaxKind.NullLiteralExpression] = Keyword,
        [(int)SyntaxKind.DefaultLiteralExpression] = Keyword,
        [(int)SyntaxKind.PredefinedType] = "a keyword that names a type of the framework",
        [(int)SyntaxKind.OmittedTypeArgument] = "nothing is written",
        [(int)SyntaxKind.OmittedArraySizeExpression] = "nothing is written",
        [(int)SyntaxKind.InterpolatedStringText] = "text",
        [(int)SyntaxKind.InterpolationFormatClause] = "text",
        [(int)SyntaxKind.EmptyStatement] = "nothing is written",
        [(int)SyntaxKind.GotoStatement] = Label,
        [(int)SyntaxKind.GotoDefaultStatement] = Label,
        [(int)SyntaxKind.BreakStatement] = Label,
        [(int)SyntaxKind.ContinueStatement] = Label,
        [(int)SyntaxKind.YieldBreakStatement] = Label,
        [(int)SyntaxKind.DefaultSwitchLabel] = Label,
        [(int)SyntaxKind.JoinIntoClause] = Variable,
        [(int)SyntaxKind.SingleVariableDesignation] = Variable,
        [(int)SyntaxKind.ParenthesizedVariableDesignation] = Variable,
        [(int)SyntaxKind.DiscardDesignation] = Variable,
        [(int)SyntaxKind.DiscardPattern] = Variable,
        [(int)SyntaxKind.VarPattern] = Variable,
        [(int)SyntaxKind.ExternAliasDirective] = "names an assembly's alias",
        [(int)SyntaxKind.AttributeTargetSpecifier] = "a keyword",
        [(int)SyntaxKind.ConstructorConstraint] = Constraint,
        [(int)SyntaxKind.ClassConstraint] = Constraint,
        [(int)SyntaxKind.StructConstraint] = Constraint,
        [(int)SyntaxKind.DefaultConstraint] = Constraint,
        [(int)SyntaxKind.AllowsConstraintClause] = Constraint,
        [(int)SyntaxKind.RefStructConstraint] = Constraint,
        [(int)SyntaxKind.FunctionPointerCallingConvention] = "a keyword",
        [(int)SyntaxKind.FunctionPointerUnmanagedCallingConventionList] = "holds calling conventions only",
        [(int)SyntaxKind.FunctionPointerUnmanagedCallingConvention] = "names a type of System.Runtime.CompilerServices without its prefix",
        [(int)SyntaxKind.UnknownAccessorDeclaration] = "does not compile",
        [(int)SyntaxKind.IncompleteMember] = "does not compile",
    };

    public static IReadOnlyDictionary<string, string> Slots { get; } = new Dictionary<string, string>
    {
        ["AnonymousMethodExpression.ExpressionBody"] = "an anonymous method has a block",
        ["BreakStatement.Name"] = Label,
        ["ContinueStatement.Name"] = Label,
        ["ElifDirectiveTrivia.Condition"] = Directive,
        ["IfDirectiveTrivia.Condition"] = Directive,
        ["PragmaWarningDirectiveTrivia.ErrorCodes"] = Directive,
        ["ExtensionMemberCref.Member"] = "names a member of the block, whose own parameter has a row",
        ["FileScopedNamespaceDeclaration.Name"] = "declares a namespace",
        ["NamespaceDeclaration.Name"] = "declares a namespace",
        ["ForEachVariableStatement.Variable"] = "a tuple or a declaration, whose parts have rows",
        ["IncompleteMember.Type"] = "does not compile",
        ["RefTypeExpression.Expression"] = "a typed reference is a local or a parameter",
        ["RefValueExpression.Expression"] = "a typed reference is a local or a parameter",
        ["StackAllocArrayCreationExpression.Type"] = "an array type, whose element type has a row",
        ["TypeParameterConstraintClause.Name"] = "names a type parameter",
        ["XmlNameAttribute.Identifier"] = "names a parameter",
    };
}
