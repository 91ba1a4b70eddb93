using System.Text;
using System.Text.Json;

namespace Netra.WebSockets.Tests;

public sealed class RedactionTests
{
    private static readonly SecretRedactor Redactor = new(SecretNames.Default);

    [Theory]
    [InlineData("""{"password":"canary"}""")]
    [InlineData("""{"db_password":"canary"}""")]
    [InlineData("""{"Password":"canary"}""")]
    [InlineData("""{"X-Api-Key":"canary"}""")]
    [InlineData("""{"apiKey":"canary"}""")]
    [InlineData("""{"access_token":"canary"}""")]
    [InlineData("""{"refreshToken":"canary"}""")]
    [InlineData("""{"tokens":["canary"]}""")]
    [InlineData("""{"client_secret":{"value":"canary"}}""")]
    [InlineData("""{"Authorization":"canary"}""")]
    [InlineData("""{"Set-Cookie":["canary","canary"]}""")]
    [InlineData("""{"a":[{"b":{"credentials":{"c":["canary"]}}}]}""")]
    [InlineData("""{"pass\u0077ord":"canary"}""")]
    [InlineData("""{"password":"a\"canary"}""")]
    [InlineData("""["Server=x;Password=canary;User=y"]""")]
    [InlineData("\"https://example.com/?access_token=canary&a=1\"")]
    [InlineData("\"https://ann:canary@example.com/\"")]
    [InlineData("\"Authorization: Bearer canary-canary\"")]
    [InlineData("\"curl -H 'X-Api-Key: canary'\"")]
    [InlineData("\"password = 'canary canary'\"")]
    [InlineData("\"password: \\\"canary \\\\\\\" canary\\\"\"")]
    [InlineData("\"eyJcanary0.eyJcanary0.canary\"")]
    [InlineData("\"key sk-canary0123456789abcdef\"")]
    [InlineData("\"ghp_canary0123456789abcdef\"")]
    [InlineData("\"-----BEGIN RSA PRIVATE KEY-----\\ncanary\\n-----END RSA PRIVATE KEY-----\"")]
    [InlineData("\"-----BEGIN PRIVATE KEY-----\\ncanary\"")]
    [InlineData("\"{\\\"password\\\":\\\"canary\\\"}\"")]
    [InlineData("\" [{\\\"a\\\":\\\"{\\\\\\\"token\\\\\\\":\\\\\\\"canary\\\\\\\"}\\\"}]\"")]
    [InlineData("\"{broken, \\\"password\\\": \\\"canary\\\"\"")]
    [InlineData("""{"password":12345678,"x":"no canary here"}""", "12345678")]
    public void Secret_IsReplacedAndTheRestIsJson(string json, string secret = "canary\"")
    {
        var redacted = Redact(json);
        Assert.Contains("[redacted]", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.TrimEnd('"'), redacted.Replace("no canary", "", StringComparison.Ordinal), StringComparison.Ordinal);
        using var parsed = JsonDocument.Parse(redacted);
    }

    [Theory]
    [InlineData("""{"max_tokens":100,"completion_tokens":7,"token_count":3,"password":null}""")]
    [InlineData("""{"query":"how do I reset my password?","keys":["a","b"],"monkey":"m"}""")]
    [InlineData("""{"url":"https://example.com:8080/a?b=c","at":"2026-01-02T03:04:05Z","n":1.50,"b":[true,false,null]}""")]
    [InlineData("\"\"")]
    [InlineData("\"{not json\"")]
    [InlineData("\"Zoë 😀 \\u0000\"")]
    [InlineData("[]")]
    [InlineData("12.340")]
    public void ValueWithoutSecret_IsTheSameMemory(string json)
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(json);
        Assert.Equal(bytes, Redactor.Redact(bytes));
    }

    [Fact]
    public void NamesOfTheApplication_AreSecretToo()
    {
        var redactor = new SecretRedactor(["iban"]);
        Assert.Equal("""{"IBAN":"[redacted]","password":"kept"}""", Text(redactor.Redact(Encoding.UTF8.GetBytes("""{"IBAN":"DE02","password":"kept"}"""))));
    }

    [Fact]
    public void WithoutNames_WhatLooksLikeASecretStillIsOne()
    {
        var redactor = new SecretRedactor([]);
        Assert.Equal("""{"password":"kept","a":"[redacted]"}""", Text(redactor.Redact(Encoding.UTF8.GetBytes("""{"password":"kept","a":"ghp_0123456789abcdef0123"}"""))));
    }

    [Fact]
    public void DeepPayload_IsSearchedToItsEnd()
    {
        const int depth = 900;
        var json = string.Concat(Enumerable.Repeat("""{"a":""", depth)) + """{"token":"canary"}""" + new string('}', depth);
        Assert.DoesNotContain("canary", Redact(json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ParametersAndResultOfATool_AreSentWithoutSecretsAndHandedOverWithThem()
    {
        await using var process = new InProcess();
        await using var run = await process.Manager().StartRunAsync("triage");
        var handed = "";
        var returned = await run.CallToolAsync("login", new Dictionary<string, string> { ["user"] = "ann", ["password"] = "canary-1" }, (args, _) =>
        {
            handed = args["password"];
            return ValueTask.FromResult("token=canary-2");
        });
        await run.CompleteAsync(new Dictionary<string, string> { ["secret"] = "canary-3" });

        Assert.Equal(("canary-1", "token=canary-2"), (handed, returned));
        var events = await process.EventsOf();
        Assert.DoesNotContain(events, frame => frame.Raw.Contains("canary", StringComparison.Ordinal));
        Assert.Equal("""{"user":"ann","password":"[redacted]"}""", events[1].Payload.GetProperty("parameters").GetRawText());
        Assert.Equal("token=[redacted]", events[2].Payload.GetProperty("result").GetString());
        Assert.Equal("""{"secret":"[redacted]"}""", events[3].Payload.GetProperty("result").GetRawText());
    }

    [Fact]
    public async Task HandMadeEvents_LoseTheirSecretsAndKeepTheRest()
    {
        await using var process = new InProcess();
        var manager = process.Manager();
        await manager.SendAsync(AgentEvents.AgentStarted, 0);
        await manager.SendAsync(AgentEvents.ToolExecuting, JsonElement.Parse("""{"tool_name":"t","tool_call_id":"sk-0123456789abcdef","parameters":{"token":"canary"},"other":{"token":"kept"}}"""));
        Assert.Equal(DeliveryResult.Buffered, await manager.SendAsync(AgentEvents.ToolCompleted, JsonElement.Parse("""{"tool_call_id":"sk-0123456789abcdef","result":"pwd=canary"}""")));
        await manager.SendAsync(AgentEvents.AgentCompleted, JsonElement.Parse("""{"result":{"api_key":"canary"}}"""));
        await manager.SendAsync("other", JsonElement.Parse("""{"token":"not an event of a run"}"""));

        var events = await process.EventsOf();
        Assert.Equal(5, events.Count);
        Assert.DoesNotContain(events, frame => frame.Raw.Contains("canary", StringComparison.Ordinal));
        Assert.Equal("kept", events[1].Payload.GetProperty("other").GetProperty("token").GetString());
        Assert.Equal("sk-0123456789abcdef", events[2].Payload.GetProperty("tool_call_id").GetString());
        Assert.Equal("not an event of a run", events[4].Payload.GetProperty("token").GetString());
    }

    [Fact]
    public async Task ResultThatGrowsBeyondAnEventByRedaction_IsLeftOut()
    {
        await using var process = new InProcess(options => options.QueueBytes = options.ReplayBytesPerUser = options.MaxEventBytes = 16 * 1024);
        await using var run = await process.Manager().StartRunAsync("triage");
        var many = Enumerable.Repeat("pwd=x", 900).ToArray();
        await run.CallToolAsync("t", 0, (_, _) => ValueTask.FromResult(many));

        Assert.Equal("too_large", (await process.EventsOf())[^1].Payload.GetProperty("omitted").GetString());
    }

    private static string Redact(string json) => Text(Redactor.Redact(Encoding.UTF8.GetBytes(json)));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    [Fact]
    public void QuickLook_FindsWhateverIsReplaced()
    {
        // Pieces of what the expressions look for, and of what they do not: every join of them is a text.
        string[] pieces =
        [
            "-----BEGIN ", "RSA PRIVATE KEY-----", "Bearer ", "basic ", "BEARER ", "BASIC\t", "bearer", "eyJabcdef.", "ghijkl.mnop", "sk_", "sk-", "pk-", "rk_", "ghp_", "gho_", "ghs_", "ghu_", "ghr_",
            "github_pat_", "glpat-", "xoxb-", "AIza", "npm_", "hf_", "AKIA", "ASIA", "0123456789ABCDEF", "abcdefgh01234567", "https://", "ann:", "pw@host", "password", "Api-Key", "token", "=", ": ", "\"", "'", " ", "\n", "ß", "\ud83d\ude00", "x",
        ];
        var texts = new SecretText(new SecretNames(SecretNames.Default));
        var random = new Random(4711);
        var found = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => pieces[random.Next(pieces.Length)]));
            var isReplaced = !ReferenceEquals(text, texts.Redact(text));
            Assert.True(isReplaced == texts.IsMatch(text), text);
            if (isReplaced) found++;
        }

        Assert.InRange(found, 2_000, 18_000);
    }
}
