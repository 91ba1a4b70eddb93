namespace Netra.SsotAnalyzers.Tests.Rules.SupersededUses;

/// <summary>A task factory that becomes a plain expression, and the other way round, in every way that a task is consumed.</summary>
public sealed partial class SSOT1002_SupersededMemberUseTests
{
    [Fact]
    public Task AwaitedTask_LosesItsAwait() => FixesAsync(
        """class C { async Task M() { var a = await [|Factory.CreateAsync("a")|]; New b = await ([|Factory.CreateAsync("b")|]); var c = await [|Factory.CreateValueAsync("c")|]; } }""",
        """class C { async Task M() { var a = new New("a"); New b = new New("b"); var c = new New("c"); } }""");

    [Fact]
    public Task ConfigureAwait_GoesWithTheAwait() => FixesAsync(
        """class C { async Task M() { var a = await [|Factory.CreateAsync("a")|].ConfigureAwait(false); var b = await [|Factory.CreateValueAsync("b")|].AsTask().ConfigureAwait(true); } }""",
        """class C { async Task M() { var a = new New("a"); var b = new New("b"); } }""");

    [Fact]
    public Task BlockingConsumption_Goes() => FixesAsync(
        """class C { New a = [|Factory.CreateAsync("a")|].Result; New b = [|Factory.CreateAsync("b")|].GetAwaiter().GetResult(); New c = [|Factory.CreateAsync("c")|].ConfigureAwait(false).GetAwaiter().GetResult(); }""",
        """class C { New a = new New("a"); New b = new New("b"); New c = new New("c"); }""");

    [Fact]
    public Task ReturnedTask_BecomesFromResult() => FixesAsync(
        """class C { Task<New> M() { return [|Factory.CreateAsync("a")|]; } Task<New> N() => [|Factory.CreateAsync("b")|]; ValueTask<New> O() => [|Factory.CreateValueAsync("c")|]; }""",
        """class C { Task<New> M() { return Task.FromResult(new New("a")); } Task<New> N() => Task.FromResult(new New("b")); ValueTask<New> O() => ValueTask.FromResult(new New("c")); }""");

    [Fact]
    public Task StoredTask_BecomesFromResult() => FixesAsync(
        """class C { async Task M() { var a = [|Factory.CreateAsync("a")|]; Task<New> b = [|Factory.CreateAsync("b")|]; _ = [|Factory.CreateAsync("c")|]; await Task.WhenAll(a, b, [|Factory.CreateAsync("d")|]); } }""",
        """class C { async Task M() { var a = Task.FromResult(new New("a")); Task<New> b = Task.FromResult(new New("b")); _ = Task.FromResult(new New("c")); await Task.WhenAll(a, b, Task.FromResult(new New("d"))); } }""");

    [Fact]
    public Task TaskMember_IsReadOfFromResult() => FixesAsync(
        """class C { object M() => [|Factory.CreateAsync("a")|].ContinueWith(t => t.Result); bool N() => [|Factory.CreateAsync("b")|].IsCompleted; }""",
        """class C { object M() => Task.FromResult(new New("a")).ContinueWith(t => t.Result); bool N() => Task.FromResult(new New("b")).IsCompleted; }""");

    [Fact]
    public Task ExpressionBodiedAsyncMethod_KeepsAsync() => FixesAsync(
        """class C { async Task<New> M() => await [|Factory.CreateAsync("a")|]; Func<Task<New>> f = async () => await [|Factory.CreateAsync("b")|]; Func<Task<New>> g = () => [|Factory.CreateAsync("c")|]; }""",
        """class C { async Task<New> M() => new New("a"); Func<Task<New>> f = async () => new New("b"); Func<Task<New>> g = () => Task.FromResult(new New("c")); }""");

    [Fact]
    public Task ExpressionStatements_StayStatements() => FixesAsync(
        """class C { async Task M() { [|Factory.Create("a")|]; await [|Factory.CreateAsync("b")|]; [|Factory.CreateAsync("c")|].Wait(); [|Factory.CreateAsync("d")|]; [|Factory.Total(1, 2)|]; } }""",
        """class C { async Task M() { new New("a"); new New("b"); new New("c"); Task.FromResult(new New("d")); _ = 1 + 2; } }""");

    [Fact]
    public Task ChainedOnAwait_LosesItsParentheses() => FixesAsync(
        """class C { async Task M() { (await [|Factory.CreateAsync("a")|]).Send("x"); var u = (await [|Factory.CreateAsync("b")|].ConfigureAwait(false)).User; (await [|Factory.CreateAsync("c")|])?.Send("y"); } }""",
        """class C { async Task M() { new New("a").Send("x"); var u = new New("b").User; new New("c")?.Send("y"); } }""");

    [Fact]
    public Task AwaitInsideAnOperator_IsReplacedInPlace() => FixesAsync(
        """class C { async Task<New> M(New given) => given ?? await [|Factory.CreateAsync("a")|] ?? (given != null ? await [|Factory.CreateAsync("b")|] : given); }""",
        """class C { async Task<New> M(New given) => given ?? new New("a") ?? (given != null ? new New("b") : given); }""");

    [Fact]
    public Task PlainToTask_IsAwaitedWhereLegal() => FixesAsync(
        """class C { async Task M() { var a = [|Factory.Open("a")|]; [|Factory.Open("b")|].Send("x"); [|Factory.Close("c")|]; Func<Task> f = async () => { [|Factory.Close("d")|]; }; } }""",
        """class C { async Task M() { var a = await New.OpenAsync("a"); (await New.OpenAsync("b")).Send("x"); await New.CloseAsync("c"); Func<Task> f = async () => { await New.CloseAsync("d"); }; } }""");

    [Fact]
    public Task PlainToTaskInAnArgument_IsAwaited() => FixesAsync(
        """class C { async Task<object> M(New g) => New.Wrap([|Factory.Open("a")|]) ?? g ?? [|Factory.Open("b")|]; async Task<string> N() => [|Factory.Open("c")|].User + $"{[|Factory.Open("d")|].User}"; }""",
        """class C { async Task<object> M(New g) => New.Wrap(await New.OpenAsync("a")) ?? g ?? await New.OpenAsync("b"); async Task<string> N() => (await New.OpenAsync("c")).User + $"{(await New.OpenAsync("d")).User}"; }""");

    [Fact]
    public Task TaskToTask_StaysAsItIsConsumed() => FixesAsync(
        """class C { async Task M() { await [|Factory.OpenOldAsync("a")|]; var t = [|Factory.OpenOldAsync("b")|]; var u = [|Factory.OpenOldAsync("c")|].Result; } Task<New> N() => [|Factory.OpenOldAsync("d")|]; }""",
        """class C { async Task M() { await New.OpenAsync("a"); var t = New.OpenAsync("b"); var u = New.OpenAsync("c").Result; } Task<New> N() => New.OpenAsync("d"); }""");

    [Fact]
    public Task TaskToValueTask_IsConvertedWhereTheTaskIsWanted() => FixesAsync(
        """class C { async Task M() { await [|Factory.RentOldAsync("a")|]; } Task<New> N() => [|Factory.RentOldAsync("b")|]; }""",
        """class C { async Task M() { await New.RentAsync("a"); } Task<New> N() => New.RentAsync("b").AsTask(); }""");

    [Fact]
    public Task TaskWithoutResult_OfAnInstanceMember() => FixesAsync(
        """class C { async Task M(Widget w) { await [|w.PostAsync("a")|]; [|w.Post("b")|]; } Task N(Widget w) => [|w.PostAsync("c")|]; }""",
        """class C { async Task M(Widget w) { await w.SendAsync("a"); await w.SendAsync("b"); } Task N(Widget w) => w.SendAsync("c"); }""");

    [Fact]
    public Task TopLevelStatement_MayAwait()
    {
        var test = NewTest([("/0/Program.cs", """[|Factory.Open("a")|].Send("x");""")]);
        test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication;
        test.FixedState.Sources.AddRange([test.TestState.Sources[0]]);
        test.FixedState.Sources.Add(("/0/Program.cs", """(await New.OpenAsync("a")).Send("x");"""));
        return test.RunAsync();
    }
}
