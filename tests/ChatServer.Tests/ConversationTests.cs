using Netra.ChatServer.Agent;
using Netra.WebSockets;

namespace Netra.ChatServer.Tests;

public sealed class ConversationTests : IAsyncLifetime
{
    private static readonly string[] Purchase =
    [
        ChatEvents.UserMessage, AgentEvents.AgentStarted, AgentEvents.AgentThinking, AgentEvents.AgentThinking,
        AgentEvents.ToolExecuting, AgentEvents.ToolCompleted, AgentEvents.AgentThinking, AgentEvents.ToolExecuting, AgentEvents.ToolCompleted,
        AgentEvents.AgentCompleted,
    ];

    private ChatProcess _chat = null!;

    public async Task InitializeAsync() => _chat = await ChatProcess.StartAsync();

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task Run_IsTheSameInBothTabs()
    {
        using var ann = await User.SignInAsync(_chat, "ann");
        using var one = await ann.OpenTabAsync();
        using var two = await ann.OpenTabAsync();

        await one.AskAsync("What do 3 teapots cost?");
        var asked = await one.UntilCompletedAsync();
        var watched = await two.UntilCompletedAsync();

        Assert.Equal(Purchase, asked.Select(frame => frame.Type));
        Assert.Equal(Enumerable.Range(1, Purchase.Length).Select(seq => (long)seq), asked.Select(frame => frame.Seq));
        Assert.Equal(asked.Select(frame => frame.Raw), watched.Select(frame => frame.Raw));
        Assert.Equal("3 × teapot: 73.50, in stock.", asked[^1].Payload.GetProperty("result").GetString());
        Assert.Equal(73.5m, asked[^2].Payload.GetProperty("result").GetProperty("value").GetDecimal());
    }

    [Theory]
    [InlineData("What is (17 + 4) * 2 / 3", "(17 + 4) * 2 / 3 = 14")]
    [InlineData("How many words are in \"to be or not to be\"?", "6 words, 18 characters.")]
    [InlineData("Is there a tray?", "1 × tray: 15.75, 0 in stock.")]
    [InlineData("I need 7 kettles", "7 × kettle: 279.30, only 5 in stock.")]
    [InlineData("Hello there", "That is 2 words to me. I am a demo: ask me to calculate, to count words, or for a price in the catalogue.")]
    public async Task Question_HasItsAnswer(string question, string answer)
    {
        using var ann = await User.SignInAsync(_chat, "ann");
        using var tab = await ann.OpenTabAsync();

        await tab.AskAsync(question);

        Assert.Equal(answer, (await tab.UntilCompletedAsync())[^1].Payload.GetProperty("result").GetString());
    }

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("79228162514264337593543950335 * 10")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((1+1))))))))))))))))))))))))))))))))))))))))")]
    public async Task ToolThatFails_EndsTheRunAsFailed(string question)
    {
        using var ann = await User.SignInAsync(_chat, "ann");
        using var tab = await ann.OpenTabAsync();

        await tab.AskAsync(question);
        var frames = await tab.UntilCompletedAsync();

        Assert.Equal("failed", frames[^2].Payload.GetProperty("status").GetString());
        Assert.Equal("failed", frames[^1].Payload.GetProperty("status").GetString());
        Assert.DoesNotContain("Exception", string.Concat(frames.Select(frame => frame.Raw)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"ask"}""")]
    [InlineData("""{"type":"ask","payload":"hello"}""")]
    [InlineData("""{"type":"ask","payload":{"text":" "}}""")]
    [InlineData("""{"type":"ask","payload":{"text":7}}""")]
    public async Task NoQuestion_IsAnErrorAndStartsNothing(string json)
    {
        using var ann = await User.SignInAsync(_chat, "ann");
        using var tab = await ann.OpenTabAsync();

        await tab.SendAsync(json);
        var error = await tab.NextAsync();
        await tab.AskAsync("1 + 1");

        Assert.Equal("error", error.Type);
        Assert.Equal(1, (await tab.NextAsync()).Seq);
    }

    [Fact]
    public async Task AnotherUser_GetsNoneOfIt()
    {
        using var ann = await User.SignInAsync(_chat, "ann");
        using var bob = await User.SignInAsync(_chat, "bob");
        using var anns = await ann.OpenTabAsync();
        using var bobs = await bob.OpenTabAsync();

        await anns.AskAsync("What do 3 teapots cost?");
        await anns.UntilCompletedAsync();
        await bobs.SendAsync("""{"type":"ask","payload":{"text":"2 + 2"},"user_id":"ann","thread_id":"ann-chat"}""");
        var seen = await bobs.UntilCompletedAsync();

        // All that came to him before his own run was over.
        Assert.Equal(Enumerable.Range(1, seen.Count).Select(seq => (long)seq), seen.Select(frame => frame.Seq));
        Assert.All(seen, frame => Assert.Equal("bob", frame.Text("user_id")));
        Assert.DoesNotContain("teapot", string.Concat(seen.Select(frame => frame.Raw)), StringComparison.Ordinal);
        Assert.DoesNotContain("ann", string.Concat(seen.Select(frame => frame.Raw)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DroppedTab_ResumesBehindItsCursor()
    {
        using var ann = await User.SignInAsync(_chat, "ann");
        using var steady = await ann.OpenTabAsync();
        using var lost = await ann.OpenTabAsync();
        _chat.Steps.Hold();

        await lost.AskAsync("What do 3 teapots cost?");
        var before = new[] { await lost.NextAsync(), await lost.NextAsync() };
        lost.Drop();
        _chat.Steps.LetGo();
        var whole = await steady.UntilCompletedAsync();
        using var back = await ann.OpenTabAsync(lost.Cursor);
        var after = await back.UntilCompletedAsync();

        Assert.Equal(whole.Select(frame => frame.Raw), before.Concat(after).Select(frame => frame.Raw));
    }

    [Fact]
    public async Task NewLifeOfTheServer_IsAnnouncedAsAGap()
    {
        using var ann = await User.SignInAsync(_chat, "ann");
        using var tab = await ann.OpenTabAsync();
        await tab.AskAsync("1 + 1");
        await tab.UntilCompletedAsync();

        var cursor = tab.Cursor;
        await _chat.StopAsync();
        await _chat.StartAgainAsync();
        using var again = await User.SignInAsync(_chat, "ann");
        using var back = await again.OpenTabAsync(cursor);
        var gap = await back.NextAsync();

        Assert.Equal("replay_gap", gap.Type);
        Assert.Equal("epoch_changed", gap.Payload.GetProperty("reason").GetString());
    }
}
