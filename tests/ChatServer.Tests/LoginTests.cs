using System.Net;
using System.Net.WebSockets;

namespace Netra.ChatServer.Tests;

public sealed class LoginTests : IAsyncLifetime
{
    private ChatProcess _chat = null!;

    public async Task InitializeAsync() => _chat = await ChatProcess.StartAsync();

    public async Task DisposeAsync() => await _chat.DisposeAsync();

    [Fact]
    public async Task WithoutALogin_ThereIsNoPageAndNoStream()
    {
        using var nobody = new User(_chat);

        using var page = await nobody.GetAsync("/");

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("/login", page.Headers.Location?.AbsolutePath);
        Assert.Equal(HttpStatusCode.Unauthorized, await nobody.RefusedTabAsync());
        using var me = await nobody.GetAsync("/me");
        Assert.Equal(HttpStatusCode.Unauthorized, me.StatusCode);
    }

    [Theory]
    [InlineData("ann", "ann")]
    [InlineData(" Ann ", "ann")]
    [InlineData("x.y_z-9", "x.y_z-9")]
    public async Task UsableName_SignsIn(string typed, string name)
    {
        using var user = await User.SignInAsync(_chat, typed);

        using var me = await user.GetAsync("/me");
        using var page = await user.GetAsync("/");

        Assert.Equal(name, await me.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("default")]
    [InlineData("Anonymous")]
    [InlineData("<b>ann</b>")]
    [InlineData("-ann")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    public async Task NameOfNobody_IsRefused(string name)
    {
        using var user = new User(_chat);

        using var answer = await user.PostAsync("login", name);

        Assert.Equal("/login?refused", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task AnotherSite_CanNeitherSignInNorConnect()
    {
        using var user = await User.SignInAsync(_chat, "ann");

        using var login = await user.PostAsync("login", "bob", origin: "https://elsewhere.example");

        Assert.Equal(HttpStatusCode.Forbidden, login.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, await user.RefusedTabAsync(origin: "https://elsewhere.example"));
    }

    [Fact]
    public async Task SigningOut_ClosesEveryTab()
    {
        using var user = await User.SignInAsync(_chat, "ann");
        using var one = await user.OpenTabAsync();
        using var two = await user.OpenTabAsync();

        using var answer = await user.PostAsync("logout");

        Assert.Null(await one.NextOrNullAsync());
        Assert.Null(await two.NextOrNullAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, one.CloseStatus);
        Assert.Equal(HttpStatusCode.Unauthorized, await user.RefusedTabAsync());
    }

    [Fact]
    public async Task EveryAnswer_LetsNoForeignScriptRun()
    {
        using var nobody = new User(_chat);
        foreach (var path in new[] { "/", "/login", "/chat.js", "/nowhere" })
        {
            using var answer = await nobody.GetAsync(path);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }
    }
}
