namespace Netra.SsotAnalyzers.Tests.Equality;

/// <summary>What a running program tells by the type of a value moves together or not at all: base lists and objects with casts, patterns and <c>catch</c>.</summary>
public sealed class FlowEqualityTests : EqualityTests
{
    [Fact]
    public Task ThrowStays_WhereACatchCannotMove() => VerifyAsync(
        """
        public static class Thrower { public static void Go() => throw new OldEx(); public static Exception Make() => new OldEx(); }
        public static class Program { public static void Print(Action<object> print) { try { Thrower.Go(); } catch (OldEx e) { print(e.Code); } catch (Exception) { print("lost"); } try { throw Thrower.Make(); } catch (OldEx e) when (e.Code == 4) { print("when"); } catch { print("lost"); } } }
        [SupersededBy(typeof(NewEx))] public class OldEx : Exception { public int Code = 4; }
        [Canonical("R")] public class NewEx : Exception { }
        """,
        "throw new OldEx()", "Make() => new OldEx()");

    [Fact]
    public Task ThrowMoves_WithItsCatch() => VerifyAsync(
        """
        public static class Thrower { public static void Go() => throw new OldEx(); }
        public static class Program { public static void Print(Action<object> print) { try { Thrower.Go(); } catch (OldEx e) { print(e.Code); } catch (Exception) { print("lost"); } } }
        [SupersededBy(typeof(NewEx))] public class OldEx : Exception { public int Code = 4; }
        [Canonical("R")] public class NewEx : Exception { public int Code = 4; }
        """,
        "throw new NewEx()", "catch (NewEx e)");

    [Fact]
    public Task BaseListStays_WhereATestCannotMove() => VerifyAsync(
        """
        public class Reader { }
        public class TextReader2 : Reader, IOldInfo { public string Info => "i"; public string Gone => "g"; }
        public static class H { public static string F(IOldInfo i) => i == null ? "none" : i.Gone; }
        public static class Program { public static void Print(Action<object> print) { Reader r = new TextReader2(); print(H.F(r as IOldInfo)); if (r is IOldInfo y) print(y.Gone); print(new object[] { r }.OfType<IOldInfo>().Count()); } }
        [SupersededBy(typeof(IInfo))] public interface IOldInfo { string Info { get; } string Gone { get; } }
        [Canonical("R")] public interface IInfo { string Info { get; } }
        """,
        "TextReader2 : Reader, IOldInfo", "OfType<IOldInfo>()");

    [Fact]
    public Task BaseListMoves_WithEveryTest() => VerifyAsync(
        """
        public class Impl : IOld { public void Go() { } }
        public static class Program { public static void Print(Action<object> print) { object o = new Impl(); print(o is IOld); ((IOld)o).Go(); print(o switch { IOld => "old", _ => "other" }); print(typeof(IOld).IsAssignableFrom(o.GetType())); } }
        [SupersededBy(typeof(INew))] public interface IOld { void Go(); }
        [Canonical("R")] public interface INew { void Go(); }
        """,
        "class Impl : INew", "o is INew", "((INew)o)", "typeof(INew)");

    [Fact]
    public Task BaseListOfOneProject_StaysForTheTestOfAnother() => VerifyAsync(
        [
            """
            [SupersededBy(typeof(INew))] public interface IOld { string Gone { get; } }
            [Canonical("R")] public interface INew { }
            public interface IOther { }
            """,
            "public class Impl : IOld, IOther { public string Gone => \"g\"; } public static class Make { public static object It() => new Impl(); }",
            "public static class Program { public static void Print(Action<object> print) => print(Make.It() is IOld i ? i.Gone : \"lost\"); }",
        ],
        "class Impl : IOld, IOther");

    [Fact]
    public Task ObjectOfUnknownType_StaysForACastThatCannotMove() => VerifyAsync(
        """
        public static class Program { static object kept; public static void Print(Action<object> print) { kept = new Old(); Use(print); var plain = new Old(); print(plain.V); } static void Use(Action<object> print) => print(((Old)kept).Gone); }
        [SupersededBy(typeof(New))] public class Old { public int V = 1; public int Gone = 2; }
        [Canonical("R")] public class New { public int V = 1; }
        """,
        "kept = new Old()", "var plain = new New()");

    private const string Container = """
        public class Services
        {
            private readonly Dictionary<Type, Func<object>> _made = new();
            public Services AddSingleton<T>(Func<T> make) where T : class { _made[typeof(T)] = () => make(); return this; }
            public Services AddSingleton<T>(T made) where T : class { _made[typeof(T)] = () => made; return this; }
            public Services AddSingleton(Type type) { if (!type.IsAbstract) _made[type] = () => Activator.CreateInstance(type); return this; }
            public Services AddSingleton<T>() where T : class, new() { _made[typeof(T)] = () => new T(); return this; }
            public Services AddScoped<T>() where T : class { _made[typeof(T)] = () => Make(typeof(T)); return this; }
            public T GetRequiredService<T>() => (T)(_made.TryGetValue(typeof(T), out var make) ? make() : throw new InvalidOperationException("Unable to resolve " + typeof(T).Name));
            private object Make(Type type) => type.GetConstructors()[0] is var made ? made.Invoke(made.GetParameters().Select(p => _made.TryGetValue(p.ParameterType, out var make) ? make() : throw new InvalidOperationException("Unable to resolve")).ToArray()) : null;
        }
        [SupersededBy(typeof(Hub))] public class OldHub { public static readonly OldHub Shared = new OldHub { Gone = 2 }; public int N = 1; public int Gone; }
        [Canonical("R")] public class Hub { public int N = 1; }

        """;

    [Fact]
    public Task InjectionStays_WhereTheRegistrationCannotMove() => VerifyAsync(
        [
            Container,
            """
            public sealed class Handler(OldHub hub) { public int Go() => hub.N; }
            public sealed class Loose(OldHub hub) { public int Go() => hub.N; }
            """,
            "public static class Registration { public static Services AddHubs(this Services services) => services.AddSingleton<OldHub>(() => OldHub.Shared).AddScoped<Handler>(); }",
            "public static class Program { public static void Print(Action<object> print) { var services = new Services().AddHubs(); print(services.GetRequiredService<Handler>().Go()); print(services.GetRequiredService<OldHub>().N); } }",
        ],
        "class Handler(OldHub hub)", "GetRequiredService<OldHub>()");

    [Fact]
    public Task InjectionMoves_WithTheRegistration() => VerifyAsync(
        [
            Container,
            "public sealed class Handler(OldHub hub) { public int Go() => hub.N; }",
            "public static class Registration { public static Services AddHubs(this Services services) => services.AddSingleton<OldHub>().AddScoped<Handler>(); }",
            "public static class Program { public static void Print(Action<object> print) { var services = new Services().AddHubs(); print(services.GetRequiredService<Handler>().Go()); print(services.GetRequiredService<OldHub>().N); } }",
        ],
        "class Handler(Hub hub)", "GetRequiredService<Hub>()", "AddSingleton<Hub>()");

    [Theory]
    [InlineData("AddSingleton<OldHub>()", ".AddSingleton<Hub>(() => new Hub { N = 9 })")]
    [InlineData("AddSingleton<OldHub>()", ".AddSingleton(() => new Hub { N = 9 })")]
    [InlineData("AddSingleton(() => new OldHub())", ".AddSingleton<Hub>(() => new Hub { N = 9 })")]
    public Task RegistrationBesideTheCanonicalOne_StaysWithItsConsumers(string registration, string other) => VerifyAsync(
        [
            Container,
            "public sealed class Handler(OldHub hub) { public int Go() => hub.N; }",
            $"public static class Program {{ public static void Print(Action<object> print) {{ var services = new Services().{registration}{other}.AddScoped<Handler>(); print(services.GetRequiredService<Handler>().Go()); print(services.GetRequiredService<OldHub>().N); print(services.GetRequiredService<Hub>().N); }} }}",
        ],
        "class Handler(OldHub hub)", "GetRequiredService<OldHub>()", registration);

    [Theory]
    [InlineData("var services = new Services().AddSingleton(() => OldHub.Shared)", "Handler(OldHub hub)")]
    [InlineData("var services = new Services().AddSingleton(OldHub.Shared)", "Handler(OldHub hub)")]
    [InlineData("var services = new Services().AddSingleton(new OldHub())", "Handler(Hub hub)")]
    [InlineData("var made = new OldHub(); var services = new Services().AddSingleton(made)", "Handler(Hub hub)")]
    [InlineData("var made = OldHub.Shared; var services = new Services().AddSingleton(made)", "Handler(OldHub hub)")]
    public Task TypeThatTheCompilerInfers_IsRegisteredToo(string registration, string handler) => VerifyAsync(
        [
            Container,
            "public sealed class Handler(OldHub hub) { public int Go() => hub.N; }",
            $"public static class Program {{ public static void Print(Action<object> print) {{ {registration}.AddScoped<Handler>(); print(services.GetRequiredService<Handler>().Go()); }} }}",
        ],
        handler);

    [Theory]
    [InlineData("foreach (var type in typeof(IPlug).Assembly.GetTypes()) if (typeof(IPlug).IsAssignableFrom(type)) services.AddSingleton(type);", "Handler(OldPlug plug)")]
    [InlineData("services.AddSingleton<OldPlug>();", "Handler(Plug plug)")]
    public Task WhatAScanMayHaveRegistered_Stays(string registration, string handler) => VerifyAsync(
        [
            Container,
            "public interface IPlug { int N { get; } } [SupersededBy(typeof(Plug))] public class OldPlug : IPlug { public int N => 1; } [Canonical(\"P\")] public class Plug { public int N => 1; }",
            "public sealed class Handler(OldPlug plug) { public int Go() => plug.N; }",
            $"public static class Program {{ public static void Print(Action<object> print) {{ var services = new Services(); {registration} services.AddScoped<Handler>(); print(services.GetRequiredService<Handler>().Go()); }} }}",
        ],
        handler);

    [Fact]
    public Task StaticState_MovesWholeOrStays() => VerifyAsync(
        """
        public class Kid : OldBase { public Kid() : base(2) { } }
        public static class Program { public static void Print(Action<object> print) { OldBase.Count++; print(Kid.Count); OldBase.Kept = 4; print(OldBase.Kept); print(OldBase.Label); } }
        [SupersededBy(typeof(NewBase))] public abstract class OldBase { public static int Count; public static int Kept { get; set; } public const string Label = "l"; protected OldBase(int size) { } }
        [Canonical("R")] public abstract class NewBase { public static int Count; public static int Kept { get; set; } public const string Label = "l"; protected NewBase(string name) { } }
        """,
        "OldBase.Count++", "NewBase.Kept = 4", "print(NewBase.Kept)", "NewBase.Label");

    [Theory]
    [InlineData("class Worker(OldHub hub) : BackgroundService { public override int Go() => hub.N; }")]
    [InlineData("class Worker : BackgroundService { readonly OldHub hub; public Worker(OldHub hub) { this.hub = hub; } public override int Go() => hub.N; }")]
    public Task ClassThatTheFrameworkMakes_StaysWithItsRegistration(string worker) => VerifyAsync(
        [
            Container + "public abstract class BackgroundService { public abstract int Go(); }",
            "public sealed " + worker,
            "public static class Program { public static void Print(Action<object> print) { var services = new Services().AddSingleton<OldHub>(() => OldHub.Shared); print(services.GetRequiredService<OldHub>().N); } }",
        ],
        "OldHub hub)", "AddSingleton<OldHub>(() => OldHub.Shared)");

    [Fact]
    public Task ConstructorThatNoContainerCalls_Moves() => VerifyAsync(
        Container + """
        public sealed class Loose(OldHub hub) { public int Go() => hub.N; }
        public static class Program { public static void Print(Action<object> print) { var services = new Services().AddSingleton<OldHub>(() => OldHub.Shared); print(new Loose(new OldHub()).Go()); } }
        """,
        "class Loose(Hub hub)", "AddSingleton<OldHub>(() => OldHub.Shared)");

    [Fact]
    public Task ValueThatIsBoundAtRunTime_Stays() => VerifyAsync(
        """
        public static class Program { public static void Print(Action<object> print) { Late(print); Early(print); } static void Late(Action<object> print) { dynamic d = new Old(); print(d.M(1)); } static void Early(Action<object> print) { var o = new Old(); print(o.V); } }
        [SupersededBy(typeof(New))] public class Old { public string M(object o) => "object"; public int V = 2; }
        [Canonical("R")] public class New { public string M(object o) => "object"; public string M(int o) => "int"; public int V = 2; }
        """,
        "dynamic d = new Old()", "var o = new New()");
}
