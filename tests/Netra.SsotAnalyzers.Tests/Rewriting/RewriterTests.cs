using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Rules.SupersededUses;
using Netra.SsotAnalyzers.Tests.Support;

namespace Netra.SsotAnalyzers.Tests.Rewriting;

/// <summary>A test of what the rewriter makes of several files: each is given before and after, and what is left is marked there.</summary>
public abstract class RewriterTests
{
    /// <summary>One file for the main project, by its path.</summary>
    protected sealed record File(string Path, string Before, string After)
    {
        public File(string path, string unchanged)
            : this(path, unchanged, unchanged)
        {
        }
    }

    protected const string Declarations = """
        namespace Canon
        {
            [Netra.Ssot.Canonical("Manager")]
            public class New
            {
                public New() { }
                public New(string user) { }
                public int Value { get; set; }
                public int Changed;
                public static New Create() => new();
                public static int Count;
                public virtual void Run() { }
            }

            public interface INew { int M(); }
        }

        namespace Legacy
        {
            [Netra.Ssot.SupersededBy(typeof(Canon.New))]
            public class Old
            {
                public Old() { }
                public Old(string user) { }
                public int Value { get; set; }
                public int Lost;
                public string Changed;
                public static Old Create() => new();
                public static int Count;
                public virtual void Run() { }
            }

            [Netra.Ssot.SupersededBy(typeof(Canon.INew))] public interface IOld { int M(); }

            public static class Factory
            {
                [Netra.Ssot.ReplaceWith("new New()", "Canon")] public static Old Make() => new();
                [Netra.Ssot.ReplaceWith("new New(user)", "Canon")] public static System.Threading.Tasks.Task<Old> MakeAsync(string user) => null;
                [Netra.Ssot.ReplaceWith("New.Count", "Canon")] public static int Count => Old.Count;
            }
        }
        """;

    protected static Task VerifyAsync(params File[] files) => NewTest(files).RunAsync();

    /// <summary>A single file, beside the declarations.</summary>
    protected static Task VerifyAsync(string before, string after) => VerifyAsync(new File("/0/Test.cs", before, after));

    /// <summary>A single file in which everything is reported and nothing can be changed.</summary>
    protected static Task VerifyUntouchedAsync(string source) => VerifyAsync(source, source);

    private protected static SuiteTest<SSOT1001_SupersededTypeUse> NewTest(params File[] files)
    {
        var test = new SuiteTest<SSOT1001_SupersededTypeUse> { FixedState = { MarkupHandling = MarkupMode.Allow } };
        test.TestState.Sources.Add(("/0/Declarations.cs", Declarations));
        test.FixedState.Sources.Add(("/0/Declarations.cs", Declarations));
        foreach (var file in files)
        {
            test.TestState.Sources.Add((file.Path, file.Before));
            test.FixedState.Sources.Add((file.Path, file.After));
        }

        return test;
    }
}
