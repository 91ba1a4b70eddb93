using Microsoft.CodeAnalysis;
using Netra.Ssot.Tool.Agents;
using Netra.Ssot.Tool.Loading;
using Netra.Ssot.Tool.Tests.Support;

namespace Netra.Ssot.Tool.Tests.Agents;

/// <summary>What the section says of a map.</summary>
public sealed class GuideTests : IDisposable
{
    private const string Rich = """
        using System;
        using System.Threading.Tasks;
        using Netra.Ssot;

        [assembly: SupersededNamespace("Legacy.Post", "Post")]
        [assembly: SupersededNamespace("Legacy.Odd", "Even")]

        namespace Post
        {
            public sealed class User { }

            public sealed class Line { }

            [Canonical("Mailer", PerUser = true, UserContext = typeof(User), OwnsTransport = new[] { typeof(Line) })]
            public sealed class Mailer
            {
                public Mailer() { }
                public Mailer(User user) { }
                public void Send(string text) { }
            }

            [SupersededBy(typeof(Mailer), RemovedIn = "3.0")]
            public class OldMailer { public void Send(string text) { } }

            public static class MailerFactory
            {
                [ReplaceWith("new Mailer(user)", "Post")]
                public static Task<OldMailer> CreateAsync(User user) => Task.FromResult(new OldMailer());
            }

            [Canonical("Post events", EventNames = true)]
            public static class PostEvents
            {
                public const string Sent = "post_sent";
                public const string Bounced = "post_bounced";
            }

            [Canonical("Clock", Lifetime = RoleLifetime.Singleton)]
            public sealed class Clock { }

            [Canonical("Sink")]
            public interface ISink { void Put(string text); }

            [Canonical("Settings")]
            public sealed class Settings { public required string Name { get; init; } }

            [Canonical("Colour")]
            public enum Colour { Red, Green }

            [Canonical("Door")]
            public static class Door { public static void Open(int key, string @out = "") { } }

            [Canonical("Store")]
            public sealed class Store { private Store() { } public static Store Open(string store) => new Store(); }

            [Canonical("Stamp")]
            public sealed class Stamp { public Stamp(string stamp, params int[] values) { } }
        }

        namespace Even { public class Kept { } }
        namespace Legacy.Odd { public class Gone { } }
        namespace Legacy.Post { public class Mailer { } }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Role_HasItsTypeImportExampleAndWhatNotToUse()
    {
        var text = await WriteAsync(Rich);

        Assert.Contains("""
            ### Mailer

            - Use `Mailer`, with `using Post;` (assembly `Lib`).
            - Example: `var mailer = new Mailer(user);`
            - `Legacy.Post.Mailer` has the same name. Where both are imported, write `using Mailer = Post.Mailer;`.
            - Each user has an own `Mailer`: do not keep one in static state.
            - Do not use these types:
              - `Legacy.Post.Mailer`
              - `Post.OldMailer` (an error from version 3.0)
            - Do not use these members:
              - `Post.MailerFactory.CreateAsync(User)`: write `new Mailer(user)`
            - Do not use these namespaces:
              - `Legacy.Post`: write `Post`
            - Only `Mailer` may use `Post.Line`.

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
        Assert.Contains("""
            - Do not write these event names as text:
              - `"post_bounced"`: write `PostEvents.Bounced`
              - `"post_sent"`: write `PostEvents.Sent`

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
        Assert.Contains("- Register `Clock` as singleton, and take it as a parameter.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("### Namespaces\n\n- Do not use these namespaces:\n  - `Legacy.Odd`: write `Even`\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gone", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var mailer = new Mailer(user);")]
    [InlineData("var eventName = PostEvents.Bounced;")]
    [InlineData("void Use(Clock clock) { }")]
    [InlineData("void Use(ISink sink) { }")]
    [InlineData("var settings = new Settings() { Name = name };")]
    [InlineData("var colour = Colour.Red;")]
    [InlineData("Door.Open(key);")]
    [InlineData("var created = Store.Open(store);")]
    [InlineData("var created = new Stamp(stamp);")]
    public async Task Example_IsThere_AndCompiles(string example)
    {
        var loaded = Load(Rich);
        var text = GuideMarkdown.Write(await GuideReader.ReadAsync(loaded, loaded.Solution, CancellationToken.None));

        Assert.Contains($"- Example: `{example}`\n", text, StringComparison.Ordinal);
        var project = loaded.Solution.GetProject(loaded.Projects[0].Id)!
            .AddDocument("Example.cs", $"using Post;\nclass Example {{ void Run(User user, int key, string name, string store, string stamp) {{ {example} }} }}").Project;
        var compilation = await project.GetCompilationAsync();
        Assert.Empty(compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.ToString()));
    }

    [Fact]
    public async Task Text_DoesNotDependOnTheOrderOfProjects_NorOnUses()
    {
        _folder.Write("Lib/Map.cs", InMemory.Map);
        _folder.Write("App/Map.cs", "using Netra.Ssot;\nnamespace Shop;\n[Canonical(\"Till\")] public class Till { }\n[SupersededBy(typeof(Till))] public class OldTill { }\n");
        var loaded = InMemory.Load(_folder, "Lib", "App");
        var text = GuideMarkdown.Write(await GuideReader.ReadAsync(loaded, loaded.Solution, CancellationToken.None));
        var reversed = loaded with { Projects = [.. loaded.Projects.Reverse()] };
        _folder.Write("App/Use.cs", "using Post;\nclass Use { OldMailer m = new OldMailer(); }\n");
        var used = InMemory.Load(_folder, "Lib", "App");

        Assert.Contains("### Till\n", text, StringComparison.Ordinal);
        Assert.Contains("### Mailer\n", text, StringComparison.Ordinal);
        Assert.Equal(text, GuideMarkdown.Write(await GuideReader.ReadAsync(reversed, loaded.Solution, CancellationToken.None)));
        Assert.Equal(text, GuideMarkdown.Write(await GuideReader.ReadAsync(used, used.Solution, CancellationToken.None)));
    }

    [Fact]
    public async Task NamesThatCollide_AreDistinguished()
    {
        var text = await WriteAsync("""
            using Netra.Ssot;

            namespace A { [Canonical("One")] public class Mailer { } [SupersededBy(typeof(Mailer))] public class Old { } }
            namespace B { [Canonical("Two")] public class Mailer { } [SupersededBy(typeof(Mailer))] public class Old { } }
            namespace C { [Canonical("Two")] public class Third { } }
            """);

        Assert.Contains("### One\n\n- Use `Mailer`, with `using A;` (assembly `Lib`).\n- Example: `var mailer = new Mailer();`\n- Do not use these types:\n  - `A.Old`\n", text, StringComparison.Ordinal);
        Assert.Contains("- Use `Mailer`, with `using B;` (assembly `Lib`).\n", text, StringComparison.Ordinal);
        Assert.Contains("- Use `Third`, with `using C;` (assembly `Lib`).\n", text, StringComparison.Ordinal);
        Assert.Contains("- Do not use these types:\n  - `B.Old`\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypeThatImplicitUsingsImport_IsNamed()
    {
        var text = await WriteAsync("""
            global using System.Threading;
            using Netra.Ssot;

            namespace Post { [Canonical("Timer")] public class Timer { } }
            """);

        Assert.Contains("- `System.Threading.Timer` has the same name. Where both are imported, write `using Timer = Post.Timer;`.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypeWithoutARole_IsItsOwnRole_AndAChainLeadsToItsEnd()
    {
        var text = await WriteAsync("""
            using Netra.Ssot;

            public class Box<T> { }
            [SupersededBy(typeof(Box<>))] public class Crate<T> { }
            [SupersededBy(typeof(Crate<>))] public class Chest<T> { }
            """);

        Assert.Contains("### Box\n\n- Use `Box<T>`, without an import (assembly `Lib`).\n- Example: `var box = new Box<T>();`\n- Do not use these types:\n  - `Chest<>`\n  - `Crate<>`\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingDeclared_IsAnEmptyGuide()
    {
        var loaded = Load("class Plain { }");

        Assert.True((await GuideReader.ReadAsync(loaded, loaded.Solution, CancellationToken.None)).IsEmpty);
    }

    [Fact]
    public async Task RoleWithMarkdownInItsName_StaysAHeading()
    {
        var text = await WriteAsync("using Netra.Ssot;\n[Canonical(\"A <b> `c`\\n# d -->\")] public class Odd { }\n");

        Assert.Contains("\n### A \\<b\\> \\`c\\` \\# d --\\>\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T:Post.Box`1", "Post.Box<>")]
    [InlineData("T:Post.Box`2", "Post.Box<,>")]
    [InlineData("Post.Box{System.String}", "Post.Box<System.String>")]
    public void TypeId_IsReadable(string id, string expected) => Assert.Equal(expected, IdText.OfType(id));

    [Theory]
    [InlineData("M:Post.Factory.Create", "Post.Factory.Create()")]
    [InlineData("M:Post.Factory.Create(System.String,System.Collections.Generic.List{System.Int32})", "Post.Factory.Create(String, List<Int32>)")]
    [InlineData("M:Post.Factory.Make``1(``0@)", "Post.Factory.Make(T0)")]
    [InlineData("M:Post.Box`1.#ctor(`0)", "new Post.Box<>(T0)")]
    [InlineData("M:Post.Box.get_Size", "Post.Box.Size (get)")]
    [InlineData("P:Post.Box.Size", "Post.Box.Size")]
    [InlineData("F:Box.size", "Box.size")]
    public void MemberId_IsReadable(string id, string expected) => Assert.Equal(expected, IdText.OfMember(id));

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a`b", "`` a`b ``")]
    [InlineData("a\r\n  b", "`a b`")]
    public void Code_StaysOnOneLine(string text, string expected) => Assert.Equal(expected, GuideMarkdown.Code(text));

    private LoadedSolution Load(string map)
    {
        _folder.Write("Lib/Map.cs", map);
        return InMemory.Load(_folder, "Lib");
    }

    private async Task<string> WriteAsync(string map)
    {
        var loaded = Load(map);
        return GuideMarkdown.Write(await GuideReader.ReadAsync(loaded, loaded.Solution, CancellationToken.None));
    }
}
