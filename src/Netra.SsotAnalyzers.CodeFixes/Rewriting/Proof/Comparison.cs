namespace Netra.SsotAnalyzers.CodeFixes.Rewriting.Proof;

/// <summary>The kinds of comparison that the proof of equality makes. Tests switch one off to show that another test depends on it.</summary>
[Flags]
internal enum Comparison
{
    None = 0,

    /// <summary>The member that a name, a call or a construction binds to, and the parameters that its arguments go to.</summary>
    Overload = 1,

    /// <summary>The type of an expression, and the conversion to the type that its place takes.</summary>
    Conversion = 2,

    /// <summary>The method of an operator.</summary>
    Operator = 4,

    /// <summary>The members that <c>foreach</c>, <c>await</c>, a deconstruction, a pattern or a query uses without naming them.</summary>
    PatternMember = 8,

    /// <summary>The extension member that a call binds to.</summary>
    Extension = 16,

    /// <summary>The delegate type of a lambda or a method group.</summary>
    DelegateType = 32,

    /// <summary>The names that an added or changed <c>using</c> directive could capture.</summary>
    Import = 64,

    /// <summary>The values of constants, default arguments and texts that the compiler fills in.</summary>
    Constant = 128,

    /// <summary>Preprocessor directives and disabled text.</summary>
    Directive = 256,

    /// <summary>What a running program can tell of a type: equality, interfaces, serialized shape.</summary>
    Aspect = 512,

    All = Aspect | Overload | Conversion | Operator | PatternMember | Extension | DelegateType | Import | Constant | Directive,
}
