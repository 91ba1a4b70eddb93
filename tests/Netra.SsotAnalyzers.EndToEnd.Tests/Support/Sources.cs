namespace Netra.SsotAnalyzers.EndToEnd.Tests;

/// <summary>A small world with a canonical type, a superseded one, and a factory that nobody should call.</summary>
internal static class Sources
{
    public const string AnalyzersPackage = """<PackageReference Include="Netra.SsotAnalyzers" Version="$(NetraVersion)" />""";

    public const string WebSocketsPackage = """<PackageReference Include="Netra.WebSockets" Version="$(NetraVersion)" />""";

    public const string RedisPackage = """<PackageReference Include="Netra.WebSockets.Redis" Version="$(NetraVersion)" />""";

    public const string Map = """
        using Netra.Ssot;

        namespace Post;

        [Canonical("Mailer")]
        public sealed class Mailer
        {
            public void Send(string text) => Console.WriteLine(text);
        }

        [SupersededBy(typeof(Mailer))]
        public class OldMailer
        {
            public void Send(string text) => Console.WriteLine(text);
        }

        public static class MailerFactory
        {
            [ReplaceWith("new Mailer()", "Post")]
            public static OldMailer Create() => new OldMailer();

            [ReplaceWith("new Mailer()", "Post")]
            public static Task<OldMailer> CreateAsync() => Task.FromResult(new OldMailer());
        }
        """;

    /// <summary>One hit of each fixable rule.</summary>
    public const string Use = """
        using Post;
        using Postman = Post.OldMailer;

        var first = MailerFactory.Create();
        OldMailer second = new OldMailer();
        var third = new Postman();
        var fourth = await MailerFactory.CreateAsync();
        first.Send("1");
        second.Send("2");
        third.Send("3");
        fourth.Send("4");
        """;

    public const string UseFixed = """
        using Post;

        var first = new Mailer();
        Mailer second = new Mailer();
        var third = new Mailer();
        var fourth = new Mailer();
        first.Send("1");
        second.Send("2");
        third.Send("3");
        fourth.Send("4");
        """;
}
