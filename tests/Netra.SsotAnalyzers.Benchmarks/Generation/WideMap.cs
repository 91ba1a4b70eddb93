namespace Netra.SsotAnalyzers.Benchmarks.Generation;

/// <summary>An entry of every kind, used by nobody: no rule is spared because there is nothing for it to look for.</summary>
internal static class WideMap
{
    public const string Text = """
        using Netra.Ssot;

        [assembly: SupersededNamespace("Legacy.Parts", "Canonical.Parts")]
        [assembly: Supersedes(typeof(Canonical.UserStream), "T:Legacy.ThirdStream")]
        [assembly: ReplaceMember("M:Legacy.Streams.Open(System.String)", "new UserStream(user)", "Canonical")]

        namespace Canonical.Parts
        {
            public class Part;
        }

        namespace Legacy.Parts
        {
            public class Part;
        }

        namespace Canonical
        {
            public interface IStream;

            [Canonical("Stream", Contract = typeof(IStream), NamePattern = "*UserStream", PerUser = true, Lifetime = RoleLifetime.Scoped, OwnsTransport = [typeof(System.Net.WebSockets.WebSocket)])]
            public sealed class UserStream(string user) : IStream
            {
                public string User => user;

                public Task SendAsync(string eventName) => Task.FromResult(eventName);
            }

            [Canonical("Events", EventNames = true)]
            public static class Events
            {
                public const string AgentStarted = "agent_started";
                public const string AgentCompleted = "agent_completed";
                public const string ToolExecuting = "tool_executing";
                public const string ToolCompleted = "tool_completed";
            }
        }

        namespace Legacy
        {
            [SupersededBy(typeof(Canonical.UserStream))]
            public class OldStream(string user)
            {
                public string User => user;

                public void Lost() => User.ToString();
            }

            public class ThirdStream;

            public class Options
            {
                [ReplaceWith("new Options(user, 1)", "Legacy")]
                public Options(string user) => User = user;

                public Options(string user, int count) => User = user + count;

                public string User { get; }

                [ReplaceWith("this.User[0]")]
                public char this[int index] => User[index];
            }

            public static class Streams
            {
                public static Canonical.UserStream Open(string user) => new(user);

                [ReplaceWith("new UserStream(user)", "Canonical")]
                public static Task<Canonical.UserStream> OpenAsync(string user) => Task.FromResult(new Canonical.UserStream(user));
            }
        }
        """;
}
