using Netra.SsotAnalyzers.Rules;
using Netra.SsotAnalyzers.Tests.Support;
using Test = Netra.SsotAnalyzers.Tests.Support.DeclarationTest<Netra.SsotAnalyzers.Rules.Implementations.SSOT2003_CompatibilityShim>;

namespace Netra.SsotAnalyzers.Tests.Rules.Implementations;

public sealed class SSOT2003_CompatibilityShimTests
{
    private const string Role = """
        using System;
        using System.Threading.Tasks;
        using Netra.Ssot;
        namespace Canon
        {
            public interface IManager { void Open(string user); }
            [Canonical("Manager", Contract = typeof(IManager), NamePattern = "*SocketManager")]
            public class Manager : IManager
            {
                public Manager() { }
                public Manager(string name) { }
                public void Open(string user) { }
                public Task<int> CloseAsync(string user, bool force) => null;
                public int Count { get; set; }
                public event Action Changed { add { } remove { } }
                public static Manager Create(string name) => null;
                public static Manager Default() => null;
            }
        }

        [SupersededBy(typeof(Canon.Manager))] public class Old { public Old() { } public Old(string name) { } }

        """;

    [Fact]
    public Task EmptySubclass_IsDeclared() => Test.FixesAsync((Role, Role), (
        """
        using Canon;

        namespace App
        {
            public class [|LegacySockets|] : Manager
            {
                public LegacySockets(string name)
                    : base(name)
                {
                }
            }

            class C
            {
                LegacySockets _sockets = new LegacySockets("a");
                void M() => _sockets.Open("u");
            }
        }
        """,
        """
        using Canon;
        using Netra.Ssot;

        namespace App
        {
            [SupersededBy(typeof(Manager))]
            public class LegacySockets : Manager
            {
                public LegacySockets(string name)
                    : base(name)
                {
                }
            }

            class C
            {
                {|SSOT1001:LegacySockets|} _sockets = {|SSOT1002:new LegacySockets("a")|};
                void M() => _sockets.Open("u");
            }
        }
        """));

    [Fact]
    public Task ForwardingWrapper_IsDeclared() => Test.FixesAsync((Role, Role), (
        """
        using System.Threading.Tasks;
        using Canon;

        namespace App
        {
            public sealed class [|ManagerWrapper|] : IManager
            {
                private readonly Manager _inner;

                public ManagerWrapper(string name) => _inner = new Manager(name);

                public int Count { get => _inner.Count; set => _inner.Count = value; }

                public void Open(string user) => _inner.Open(user);

                public async Task<int> CloseAsync(string user, bool force) => await this._inner.CloseAsync(user, force).ConfigureAwait(false);
            }

            class C { int M(ManagerWrapper wrapper) => wrapper.Count; }
        }
        """,
        """
        using System.Threading.Tasks;
        using Canon;
        using Netra.Ssot;

        namespace App
        {
            [SupersededBy(typeof(Manager))]
            public sealed class ManagerWrapper : IManager
            {
                private readonly Manager _inner;

                public ManagerWrapper(string name) => _inner = new Manager(name);

                public int Count { get => _inner.Count; set => _inner.Count = value; }

                public void Open(string user) => _inner.Open(user);

                public async Task<int> CloseAsync(string user, bool force) => await this._inner.CloseAsync(user, force).ConfigureAwait(false);
            }

            class C { int M({|SSOT1001:ManagerWrapper|} wrapper) => wrapper.Count; }
        }
        """));

    [Fact]
    public Task ShimInAReferencedProject_IsDeclaredThere()
    {
        var test = new Test();
        test.TestState.Sources.Add(("/0/App.cs", "class C { LegacyManager f = new LegacyManager(); }"));
        test.FixedState.Sources.Add(("/0/App.cs", "class C { {|SSOT1001:LegacyManager|} f = {|SSOT1002:new LegacyManager()|}; }"));
        test.TestState.AdditionalProjects["Library"].Sources.Add(("/lib/Role.cs", Role));
        test.TestState.AdditionalProjects["Library"].Sources.Add(("/lib/Shim.cs", "public class [|LegacyManager|] : Canon.Manager { }"));
        test.TestState.AdditionalProjectReferences.Add("Library");
        test.FixedState.AdditionalProjects["Library"].Sources.Add(("/lib/Role.cs", Role));
        test.FixedState.AdditionalProjects["Library"].Sources.Add(("/lib/Shim.cs", "using Canon;\nusing Netra.Ssot;\n\n[SupersededBy(typeof(Manager))]\npublic class LegacyManager : Canon.Manager { }"));
        test.FixedState.AdditionalProjectReferences.Add("Library");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("class [|LegacyThing|] : Canon.Manager { }")]
    [InlineData("class [|CompatManager|] : Canon.Manager { public CompatManager() { } public CompatManager(string name) : base(name) { } }")]
    [InlineData("class [|MainSocketManager|](string name) : Canon.Manager(name);")]
    [InlineData("[System.Obsolete] class [|Any|] : Canon.Manager;")]
    [InlineData("namespace N { class [|Manager|] : Canon.Manager { } }")]
    [InlineData("class [|PrimaryManager|] : {|SSOT1001:Old|} { }")]
    [InlineData("class [|PrimaryManager|](string name) : {|SSOT1001:Old|}(name);")]
    [InlineData("class [|LegacyA|] : Canon.Manager { } class [|LegacyB|] : LegacyA { }")]
    [InlineData("static class [|ManagerCompat|] { public static Canon.Manager Create(string name) => Canon.Manager.Create(name); }")]
    [InlineData("class [|Socket|](Canon.Manager m) { public void Open(string user) => m.Open(user); public System.Threading.Tasks.Task<int> CloseAsync(string user, bool force) { return m.CloseAsync(user, force); } public int Count => m.Count; public event System.Action Changed { add => m.Changed += value; remove => m.Changed -= value; } }")]
    [InlineData("static class [|Sockets|] { static readonly Canon.Manager s_manager = new(); public static void Open(string user) => s_manager.Open(user); public static System.Threading.Tasks.Task<int> CloseAsync(string user, bool force) => s_manager.CloseAsync(user, force); public static int Count => s_manager.Count; }")]
    [InlineData("class [|ManagerFacade|] { readonly Canon.Manager _m; public ManagerFacade(Canon.Manager m) { _m = m ?? throw new System.ArgumentNullException(nameof(m)); } public void Open(string user) => _m.Open(user); }")]
    [InlineData("class [|ManagerFacade|] { readonly Canon.Manager _m; public ManagerFacade(Canon.Manager m) { System.ArgumentNullException.ThrowIfNull(m); _m = m; } public void Open(string user) => _m.Open(user); }")]
    [InlineData("class [|ManagerFacade|] { readonly Canon.Manager _m; public ManagerFacade(Canon.Manager m) { if (m is null) throw new System.ArgumentNullException(nameof(m)); _m = m; } public void Open(string user) => _m.Open(user); }")]
    [InlineData("class [|ManagerAdapter|](Canon.IManager inner) : Canon.IManager, System.IDisposable { public void Open(string user) => inner.Open(user); public void Dispose() => inner.Dispose(); } static class E { public static void Dispose(this Canon.IManager manager) { } }")]
    public Task Shim_IsReported(string source) => Test.ReportsAsync(Role, source);

    [Theory]
    [InlineData("class Mine : Canon.Manager { }")]
    [InlineData("class AppManager : Canon.Manager { }")]
    [InlineData("class Mine : {|SSOT1001:Old|} { }")]
    [InlineData("class LegacyThing : Canon.Manager { public int Two => 2; }")]
    [InlineData("class LegacyThing : Canon.Manager { public LegacyThing(string name) : base(name + \"!\") { } }")]
    [InlineData("class LegacyThing : Canon.Manager { public LegacyThing(string name) : base(name) { System.Console.WriteLine(); } }")]
    [InlineData("class LegacyThing(string name) : Canon.Manager(\"x\" + name);")]
    [InlineData("class LegacyThing : Canon.Manager, System.IDisposable { public void Dispose() { } }")]
    [InlineData("abstract class LegacyThing : Canon.Manager { }")]
    [InlineData("partial class LegacyThing : Canon.Manager { }")]
    [InlineData("class LegacyThing : System.IO.MemoryStream { }")]
    [InlineData("class ManagerWrapper(Canon.Manager m) { public void Open(string user) { System.Console.WriteLine(user); m.Open(user); } }")]
    [InlineData("class ManagerWrapper(Canon.Manager m) { public void Open(string user) => m.Open(user.Trim()); }")]
    [InlineData("class ManagerWrapper(Canon.Manager m) { public void Start(string user) => m.Open(user); }")]
    [InlineData("class ManagerWrapper(Canon.Manager m, Canon.Manager n) { public void Open(string user) => m.Open(user); public int Count => n.Count; }")]
    [InlineData("class ManagerWrapper(Canon.Manager m) { public void Open(string user) => m.Open(user); private int Two() => 2; }")]
    [InlineData("class ManagerWrapper(Canon.Manager m) : System.Collections.IEnumerable { public void Open(string user) => m.Open(user); System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null; }")]
    [InlineData("interface IOpener { void Open(string user); } class ManagerAdapter(Canon.Manager m) : IOpener { public void Open(string user) => m.Open(user); }")]
    [InlineData("class Door(Canon.Manager m) { public void Open(string user) => m.Open(user); }")]
    [InlineData("class StringWrapper(System.Text.StringBuilder b) { public int Length => b.Length; public override string ToString() => b.ToString(); }")]
    public Task AnythingElse_IsSilent(string source) => Test.ReportsAsync(Role, source);

    [Fact]
    public Task TestProject_IsSilent()
    {
        var test = new Test { TestState = { Sources = { Role, "class LegacyFake : Canon.Manager { } class ManagerWrapper(Canon.Manager m) { public void Open(string user) => m.Open(user); }" } } };
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.IsTestProject = true"));
        return test.RunAsync();
    }

    [Fact]
    public Task Message_NamesTheEvidence()
    {
        var test = new Test { TestState = { Sources = { Role, "class {|#0:LegacyA|} : Canon.Manager { } class {|#1:ManagerProxy|}(Canon.Manager m) { public void Open(string user) => m.Open(user); }" } } };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT2003).WithLocation(0).WithArguments("LegacyA", "Manager", "it is an empty subclass of 'Manager', so declare that 'Manager' supersedes it"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Descriptors.SSOT2003).WithLocation(1).WithArguments("ManagerProxy", "Manager", "it only forwards to 'Manager', so declare that 'Manager' supersedes it"));
        return test.RunAsync();
    }
}
