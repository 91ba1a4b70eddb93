using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>Imports stand where the file has them, and nothing else of the file changes.</summary>
public sealed class FileLayoutTests : RewriterTests
{
    [Fact]
    public Task Imports_AreSortedInWithSystemFirst() => VerifyAsync(
        """
        using System;
        using System.Collections.Generic;
        using System.Text;
        using Legacy;

        class C { List<[|Old|]> a; Type b; StringBuilder c; }
        """,
        """
        using System;
        using System.Collections.Generic;
        using System.Text;
        using Canon;

        class C { List<New> a; Type b; StringBuilder c; }
        """);

    [Fact]
    public Task Import_GoesBetweenItsNeighbours() => VerifyAsync(
        new File("/0/Names.cs", """namespace Alpha { public class A { } } namespace Delta { public class D { } } namespace Zulu { public class Z { } }"""),
        new File("/0/Test.cs",
            """
            using System;
            using Alpha;
            using Delta;
            using Legacy;
            using Zulu;

            class C { [|Old|] a; Type b; A c; D d; Z e; }
            """,
            """
            using System;
            using Alpha;
            using Canon;
            using Delta;
            using Zulu;

            class C { New a; Type b; A c; D d; Z e; }
            """));

    [Fact]
    public Task UsingsInsideTheNamespace_StayThere() => VerifyAsync(
        """
        namespace App
        {
            using System;
            using Legacy;

            class C { [|Old|] a; Type b; }
        }
        """,
        """
        namespace App
        {
            using System;
            using Canon;

            class C { New a; Type b; }
        }
        """);

    [Fact]
    public Task UsingsInsideAFileScopedNamespace_StayThere() => VerifyAsync(
        """
        namespace App;

        using System;
        using Legacy;

        class C { [|Old|] a; Type b; }
        """,
        """
        namespace App;

        using System;
        using Canon;

        class C { New a; Type b; }
        """);

    [Fact]
    public Task QualifiedUse_GetsAnImportBelowTheHeader() => VerifyAsync(
        """
        // Copyright (c) Someone.
        // All rights kept.

        /// <summary>Documented.</summary>
        class C { [|Legacy.Old|] a; }
        """,
        """
        // Copyright (c) Someone.
        // All rights kept.

        using Canon;

        /// <summary>Documented.</summary>
        class C { New a; }
        """);

    [Fact]
    public Task HeaderCommentAboveTheFirstUsing_IsKept() => VerifyAsync(
        """
        // Copyright (c) Someone.
        using Legacy;

        class C { [|Old|] a; }
        """,
        """
        // Copyright (c) Someone.
        using Canon;

        class C { New a; }
        """);

    [Fact]
    public Task DeadLegacyUsings_Go() => VerifyAsync(
        """
        using System;
        using Legacy;
        using static Legacy.Factory;

        class C { object a = {|SSOT1002:Make()|}; [|Old|] b; Type c; }
        """,
        """
        using System;
        using Canon;

        class C { object a = new New(); New b; Type c; }
        """);

    [Fact]
    public Task DeadUsing_GoesThoughTheUserSilencesCS8019()
    {
        var test = NewTest(new File("/0/Test.cs", "using Legacy;\nclass C { [|Old|] a; }", "using Canon;\nclass C { New a; }"));
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.CS8019.severity = none"));
        return test.RunAsync();
    }

    [Fact]
    public Task LegacyUsingStillNeeded_Stays() => VerifyAsync(
        """
        using Legacy;

        class C { [|Old|] a; System.Type b = typeof(Factory); }
        """,
        """
        using Canon;
        using Legacy;

        class C { New a; System.Type b = typeof(Factory); }
        """);

    [Fact]
    public Task UnusedUsingsOfOthers_Stay() => VerifyAsync(
        """
        using System;
        using System.Text;
        using Legacy;

        class C { [|Old|] a; }
        """,
        """
        using System;
        using System.Text;
        using Canon;

        class C { New a; }
        """);

    [Fact]
    public Task GlobalUsings_AreEnough() => VerifyAsync(
        new File("/0/Usings.cs", """global using Canon; global using Legacy;"""),
        new File("/0/Test.cs", """class C { [|Old|] a; }""", """class C { New a; }"""));

    [Fact]
    public Task UsingThatRepeatsAGlobalOne_Stays() => VerifyAsync(
        new File("/0/Usings.cs", """global using Canon; global using Legacy;"""),
        new File("/0/Test.cs", "using Legacy;\n\nclass C { [|Old|] a; }", "using Legacy;\n\nclass C { New a; }"));

    [Fact]
    public Task UsingThatNothingNeededBefore_Stays() => VerifyAsync(
        new File("/0/Test.cs", "using Canon;\nusing Legacy;\n\nnamespace Legacy.Own { class C { [|Old|] a; } }", "using Canon;\nusing Legacy;\n\nnamespace Legacy.Own { class C { New a; } }"));

    [Fact]
    public Task CarriageReturns_AreKept() => VerifyAsync(
        "using System;\r\nusing Legacy;\r\n\r\nclass C\r\n{\r\n    [|Old|] a; // one\r\n    Type b;\r\n    [|Legacy.Old|] c;\r\n}\r\n",
        "using System;\r\nusing Canon;\r\n\r\nclass C\r\n{\r\n    New a; // one\r\n    Type b;\r\n    New c;\r\n}\r\n");

    [Fact]
    public Task TabsAndMissingFinalNewline_AreKept() => VerifyAsync(
        "namespace App\n{\n\tusing Legacy;\n\n\tclass C\n\t{\n\t\t[|Old|]\ta\t=\t{|SSOT1002:new Old()|};   \n\t}\n}",
        "namespace App\n{\n\tusing Canon;\n\n\tclass C\n\t{\n\t\tNew\ta\t=\tnew New();   \n\t}\n}");

    [Fact]
    public Task ByteOrderMark_IsKept()
    {
        var test = NewTest();
        test.TestState.Sources.Add(("/0/Test.cs", SourceText.From("class C { [|Legacy.Old|] a; }", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))));
        test.FixedState.Sources.Add(("/0/Test.cs", SourceText.From("using Canon;\n\nclass C { New a; }", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))));
        return test.RunAsync();
    }

    [Fact]
    public Task OtherEncodings_AreKept()
    {
        var test = NewTest();
        test.TestState.Sources.Add(("/0/Test.cs", SourceText.From("using Legacy;\nclass C { [|Old|] é; }", Encoding.Unicode)));
        test.FixedState.Sources.Add(("/0/Test.cs", SourceText.From("using Canon;\nclass C { New é; }", Encoding.Unicode)));
        return test.RunAsync();
    }

    [Fact]
    public Task ConditionalUsings_AreLeftAsTheyAre() => VerifyAsync(
        """
        using System;
        #if true
        using Legacy;
        #else
        using Canon;
        #endif

        class C { [|Old|] a; Type b; }
        """,
        """
        using System;
        using Canon;
        #if true
        #else
        using Canon;
        #endif

        class C { New a; Type b; }
        """);

    [Fact]
    public Task UsingsInTheOrderOfTheirNames_KeepIt() => VerifyAsync(
        """
        using Legacy;
        using System;

        class C { [|Old|] a; Type b; }
        """,
        """
        using Canon;
        using System;

        class C { New a; Type b; }
        """);

    [Fact]
    public Task UsingsInAnIfAroundTheWholeFile_TakeTheNewOne() => VerifyAsync(
        """
        // Header
        #if true
        using System;
        using Legacy;

        class C { [|Old|] a; Type b; }
        #endif
        """,
        """
        // Header
        #if true
        using System;
        using Canon;

        class C { New a; Type b; }
        #endif
        """);

    [Fact]
    public Task InactiveCode_IsNotTouched() => VerifyAsync(
        """
        using Legacy;

        class C
        {
        #if NEVER
            Old never;
        #else
            [|Old|] now;
        #endif
        }
        """,
        """
        using Canon;
        using Legacy;

        class C
        {
        #if NEVER
            Old never;
        #else
            New now;
        #endif
        }
        """);

    [Fact]
    public Task RegionsAndPragmasAroundUsings_AreKept() => VerifyAsync(
        """
        #region Header
        #pragma warning disable CS0169
        using Legacy;
        #pragma warning restore CS0169
        #endregion

        class C { [|Old|] a; }
        """,
        """
        #region Header
        #pragma warning disable CS0169
        using Canon;
        #pragma warning restore CS0169
        #endregion

        class C { New a; }
        """);

    [Fact]
    public Task Import_GoesInFrontOfAssemblyAttributes() => VerifyAsync(
        """
        [assembly: System.CLSCompliant(false)]
        class C { [|Legacy.Old|] a; }
        """,
        """
        using Canon;

        [assembly: System.CLSCompliant(false)]
        class C { New a; }
        """);

    [Fact]
    public Task OwnTypeOfTheCanonicalsName_IsNotShadowed() => VerifyAsync(
        """
        using Legacy;
        namespace App { interface New { } class C { [|Old|] a; New b; } }
        namespace Other { class D { [|Old|] a; } }
        """,
        """
        using Canon;
        namespace App { interface New { } class C { Canon.New a; New b; } }
        namespace Other { class D { New a; } }
        """);

    [Fact]
    public Task NamespaceOfTheCanonicalsNamespacesName_IsGotRound() => VerifyAsync(
        """
        namespace App.Canon { class Other { } }
        namespace App { interface New { } class C { [|Legacy.Old|] a; New b; } }
        """,
        """
        namespace App.Canon { class Other { } }
        namespace App { interface New { } class C { global::Canon.New a; New b; } }
        """);

    [Fact]
    public Task MemberOfTheCanonicalsName_DoesNotCapture() => VerifyAsync(
        """
        using Legacy;
        class C { int New; object M() => {|SSOT1002:new Old()|}; int N() => {|SSOT1002:Old.Count|} + New; }
        """,
        """
        using Canon;
        class C { int New; object M() => new New(); int N() => Canon.New.Count + New; }
        """);

    [Fact]
    public Task AmbiguousImport_IsAvoided() => VerifyAsync(
        new File("/0/Other.cs", """namespace Third { public interface New { } public class Own { } }"""),
        new File("/0/Test.cs",
            """
            using Legacy;
            using Third;
            class C { [|Old|] a; Own b; }
            """,
            """
            using Third;
            using New = Canon.New;
            class C { New a; Own b; }
            """));

    [Fact]
    public Task ImportThatMakesAnotherNameAmbiguous_IsNotAdded() => VerifyAsync(
        new File("/0/Other.cs", """namespace Third { public interface INew { } }"""),
        new File("/0/Test.cs",
            """
            using Legacy;
            using Third;
            class C { [|Old|] a; INew b; }
            """,
            """
            using Third;
            using New = Canon.New;
            class C { New a; INew b; }
            """));

    [Fact]
    public Task GenericTypeOfTheSameName_IsNoConflict() => VerifyAsync(
        new File("/0/Other.cs", """namespace Third { public class New<T> { } }"""),
        new File("/0/Test.cs",
            """
            using Legacy;
            using Third;
            class C { [|Old|] a; New<int> b; }
            """,
            """
            using Canon;
            using Third;
            class C { New a; New<int> b; }
            """));
}
