namespace Netra.SsotAnalyzers.Properties.Tests.Situations;

/// <summary>Tasks in every form, event names and documentation: the rules that the other situations leave out.</summary>
internal static class Tasks
{
    private static readonly ImmutableArray<string> NoAwait = ["needs 'await'", "is not a task", "is a task with another result", "lambda"];

    private const string Static = """
        public static class Old§
        {
            [ReplaceWith("Old§.NewAsync(user, count)")] public static Task<string> OldAsync(string user, int count = 3) => NewAsync(user, count).AsTask();
            public static async ValueTask<string> NewAsync(string user, int count) { T.Line("begin " + user); await Task.Yield(); return T.Line("end " + count); }
            [ReplaceWith("Old§.NewAsync(user, count)")] public static string Sync(string user, int count = 3) => NewAsync(user, count).AsTask().GetAwaiter().GetResult();
            [ReplaceWith("Old§.Plain(user, count)")] public static Task<string> Needless(string user, int count = 3) => Task.FromResult(Plain(user, count));
            public static string Plain(string user, int count) => T.Line($"plain {user} {count}");
            [ReplaceWith("Old§.FailsAsync(user)")] public static void Fails(string user) => FailsAsync(user).GetAwaiter().GetResult();
            public static async Task FailsAsync(string user) { T.Line("fails " + user); await Task.Yield(); throw new TimeoutException(user); }
            [ReplaceWith("Old§.Each(user, count)")] public static IEnumerable<string> All(string user, int count = 3) => Each(user, count);
            public static IEnumerable<string> Each(string user, int count) { for (var i = 0; i < 2; i++) yield return T.Line(user + i + count); }
            [ReplaceWith("Old§.EachAsync(user, count)")] public static IAsyncEnumerable<string> AllAsync(string user, int count = 3) => EachAsync(user, count);
            public static async IAsyncEnumerable<string> EachAsync(string user, int count) { await Task.Yield(); yield return T.Line(user + count); }
        }
        """;

    private const string Awaitable = """
        {1} public class {0}(string user, int count = 3) : IAsyncDisposable
        {
            public System.Runtime.CompilerServices.TaskAwaiter<string> GetAwaiter() => Task.FromResult(T.Line("awaited " + user + count)).GetAwaiter();
            public async ValueTask DisposeAsync() { await Task.Yield(); T.Line("disposed"); }
            public async IAsyncEnumerator<string> GetAsyncEnumerator(System.Threading.CancellationToken token = default) { await Task.Yield(); yield return T.Line("item"); }
            public async Task<string> ReadAsync(string more) { await Task.Yield(); return T.Line(more); }
        }
        """;

    private const string Events = """
        [Canonical("Events§", EventNames = true)] public static class Events§ { public const string Paid = "order§_paid"; public const string Shipped = "order§_shipped"; }
        public static class Outbox§ { public static string Publish(string eventName, object payload) => T.Line(eventName + payload); public static bool Is(string eventName) => eventName == "order§_paid"; }
        """;

    public static ImmutableArray<Situation> All { get; } =
    [
        new("TaskAwaited", "T.Show(await «Old».OldAsync(«AB»)); T.Show((await «Old».OldAsync(\"b\")).Length);") { Legacy = Static, Awaits = true },
        new("TaskKept", "var task = «Old».OldAsync(«AB»); T.Line(\"between\"); T.Show(await task); T.Show(await task);") { Legacy = Static, Awaits = true, Stays = NoAwait },
        new("TaskTogether", "var both = await Task.WhenAll(«Old».OldAsync(\"a\"), «Old».OldAsync(\"a\")); T.Show(both[0] + both[1]); T.Show(«A»);") { Legacy = Static, Awaits = true, Stays = NoAwait },
        new("TaskOfALambda", "Func<string, Task<string>> f = user => «Old».OldAsync(user); T.Show(await f(«A»)); Func<string, int, Task<string>> g = «Old».OldAsync; T.Show(await g(\"g\", 2));") { Legacy = Static, Awaits = true, Stays = NoAwait },
        new("TaskRun", "T.Show(await Task.Run(() => «Old».OldAsync(\"r\"))); T.Show(await Task.Run(async () => await «Old».OldAsync(\"s\"))); T.Show(«A»);") { Legacy = Static, Awaits = true, Stays = NoAwait },
        new("TaskBlocked", "T.Show(«Old».OldAsync(«AB»).Result); «Old».OldAsync(\"w\").Wait(); T.Show(«Old».OldAsync(\"g\").GetAwaiter().GetResult());") { Legacy = Static, Stays = NoAwait },
        new("TaskConditional", "T.Show(await (flag ? «Old».OldAsync(\"t\") : Task.FromResult(\"f\"))); T.Show(«A»);") { Legacy = Static, Awaits = true, Stays = NoAwait },
        new("SyncBecomesTask", "T.Show(«Old».Sync(«AB»)); var kept = «Old».Sync(\"k\").Length; T.Show(kept); T.Show($\"{(«Old».Sync(\"i\"))}\");") { Legacy = Static, Awaits = true },
        new("SyncInTry", "try { «Old».Fails(«A»); T.Line(\"not reached\"); } catch (TimeoutException e) when (e.Message.Length > 0) { T.Show(e.Message); } finally { T.Show(«Old».Sync(\"finally\")); }") { Legacy = Static, Awaits = true, Stays = NoAwait },
        new("SyncInLoop", "for (var i = 0; i < «Old».Sync(\"ab\").Length && i < 2; i++) T.Show(i); while («Old».Sync(\"w\").Length > 50) { } foreach (var c in «Old».Sync(«A»).Take(1)) T.Show(c.ToString());") { Legacy = Static, Awaits = true },
        new("SyncInALambda", "Func<string> f = () => «Old».Sync(\"l\"); T.Show(f()); T.Show(«A»);") { Legacy = Static, Awaits = true, Stays = NoAwait },
        new("TaskBecomesPlain", "T.Show(await «Old».Needless(«AB»)); var task = «Old».Needless(\"b\"); T.Show(await task);") { Legacy = Static, Awaits = true },
        new("SequenceIsLazy", "var all = «Old».All(«AB»); T.Line(\"before\"); foreach (var one in all) T.Show(one); T.Show(all.Count()); T.Show(from x in «Old».All(\"q\") select x.Length);") { Legacy = Static },
        new("AsyncSequence", "await foreach (var one in «Old».AllAsync(«AB»)) T.Show(one); await foreach (var one in «Old».AllAsync(\"c\").ConfigureAwait(false)) T.Show(one);") { Legacy = Static, Awaits = true },
        new("AwaitableMoves", "T.Show(await new «Old»(«AB»)); await using (var o = new «Old»(\"u\")) { T.Show(await o.ReadAsync(\"r\")); await foreach (var item in o) T.Show(item); }") { Canonical = Awaitable.Replace("{0}", "New§").Replace("{1}", "[Canonical(\"R§\")]"), Legacy = Awaitable.Replace("{0}", "Old§").Replace("{1}", "[SupersededBy(typeof(New§))]"), Awaits = true },

        new("EventName", "T.Show(global::Canon.K§.Outbox§.Publish(\"order§_paid\", «A»)); T.Show(global::Canon.K§.Outbox§.Publish(payload: T.I(1), eventName: \"order§_shipped\"));") { Canonical = Events },
        new("EventNameCompared", "string eventName = flag ? \"order§_paid\" : \"order§_shipped\"; T.Show(eventName == \"order§_paid\"); T.Show(eventName switch { \"order§_shipped\" => 1, \"order§_paid\" => 2, _ => 3 }); T.Show(«A»);") { Canonical = Events },
        new("EventNameBesideANamesake", "T.Show(global::Canon.K§.Outbox§.Publish(\"order§_paid\", «A»)); T.Show(new Events§());") { Canonical = Events, Members = "sealed class Events§ { public override string ToString() => \"own\"; }" },
        new("Documented", "T.Show(Documented(«A»)); T.Show(new «Old»(\"b\").ToString());") { Canonical = "[Canonical(\"R§\")] public class New§(string user) { public override string ToString() => user; }", Legacy = "[SupersededBy(typeof(New§))] public class Old§(string user) { public override string ToString() => user; }", Members = "/// <summary>See <see cref=\"Legacy.K§.Old§\"/> and <seealso cref=\"«Old».ToString\"/>.</summary>\nstatic string Documented(string user) => new «Old»(user).ToString();" },
        new("DocumentedMember", "T.Show(Documented(«A»));") { Legacy = "public static class Old§ { [ReplaceWith(\"Old§.Build(user)\")] public static string Make(string user) => Build(user); public static string Build(string user) => T.Line(user); }", Members = "/// <summary>See <see cref=\"«Old».Make(string)\"/>.</summary>\nstatic string Documented(string user) => «Old».Make(user);" },
    ];
}
