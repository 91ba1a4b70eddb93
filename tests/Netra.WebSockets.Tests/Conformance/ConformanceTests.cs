using System.Reflection;
using Microsoft.Extensions.Options;
using Netra.WebSockets.Conformance;

namespace Netra.WebSockets.Tests;

/// <summary>The suite on the in-memory backplane: two processes of it are one.</summary>
public sealed class InMemoryConformanceTests : BackplaneConformance
{
    private readonly InMemoryBackplane _backplane = new(Options.Create(new WebSocketManagerOptions()));

    protected override ValueTask<IWebSocketBackplane> OpenAsync() => new(_backplane);
}

/// <summary>The suite on an implementation that has nothing in common with it.</summary>
public sealed class ModelConformanceTests : BackplaneConformance
{
    private readonly ModelBackplane _backplane = new();

    protected override ValueTask<IWebSocketBackplane> OpenAsync() => new(_backplane);
}

/// <summary>The suite fails when it should.</summary>
public sealed class FlawedBackplaneTests
{
    public static TheoryData<string> Flaws => [.. Enum.GetNames<Flaw>().Where(name => name != nameof(Flaw.None))];

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task FlawedBackplane_FailsTheSuite(string flaw)
    {
        var failed = new List<string>();
        foreach (var (test, arguments) in Tests())
        {
            var suite = new Suite(Enum.Parse<Flaw>(flaw));
            await suite.InitializeAsync();
            try
            {
                await (Task)test.Invoke(suite, arguments)!;
            }
            catch (Exception error) when (error is Xunit.Sdk.XunitException or TimeoutException or TargetInvocationException or ArgumentException)
            {
                failed.Add(test.Name);
            }

            await suite.DisposeAsync();
        }

        Assert.NotEmpty(failed);
    }

    [Fact]
    public void EveryTestOfTheSuite_IsFoundByTheTestOfTheFlaws() => Assert.Equal(63, Tests().Count());

    private static IEnumerable<(MethodInfo Test, object?[] Arguments)> Tests() =>
        from test in typeof(BackplaneConformance).GetMethods()
        where test.GetCustomAttribute<FactAttribute>() is not null
        let rows = test.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(test)).ToArray()
        from row in test.GetCustomAttribute<TheoryAttribute>() is null ? [[]] : rows
        select (test, row);

    private sealed class Suite(Flaw flaw) : BackplaneConformance
    {
        private readonly ModelBackplane _backplane = new(time: null, flaw);

        protected override TimeSpan Patience => TimeSpan.FromSeconds(1);

        protected override TimeSpan ShortLease => TimeSpan.FromMilliseconds(50);

        protected override ValueTask<IWebSocketBackplane> OpenAsync() => new(_backplane);
    }
}
