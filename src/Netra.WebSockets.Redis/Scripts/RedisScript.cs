using System.Reflection;

namespace Netra.WebSockets.Redis;

/// <summary>A Lua script: its text, which the client loads into a server once and then calls by its hash, and the name by which it is measured.</summary>
internal sealed class RedisScript
{
    public static readonly RedisScript Append = OfALog("append");
    public static readonly RedisScript Read = OfALog("read");
    public static readonly RedisScript Forget = OfALog("forget");
    public static readonly RedisScript Claim = OfALog("claim");
    public static readonly RedisScript Check = OfALog("check");
    public static readonly RedisScript Abandoned = new("abandoned", TextOf("abandoned"));

    private readonly string _text;
    private readonly string _plain;

    private RedisScript(string operation, string text) => (Operation, _text, _plain) = (operation, text, text.Replace("'SPUBLISH'", "'PUBLISH'", StringComparison.Ordinal));

    /// <summary>The tag <c>operation</c> of the meter.</summary>
    public string Operation { get; }

    /// <summary>The script, with what it shares with others.</summary>
    /// <param name="pubSub">How it tells the listeners.</param>
    public string TextFor(PubSub pubSub) => pubSub == PubSub.Sharded ? _text : _plain;

    private static RedisScript OfALog(string operation) => new(operation, TextOf("log") + TextOf(operation));

    private static string TextOf(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
