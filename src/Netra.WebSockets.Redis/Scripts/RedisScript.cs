using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis;

/// <summary>A Lua script: its text, which is loaded into a server once, the hash by which it is called, and the name by which it is measured.</summary>
internal sealed class RedisScript
{
    public static readonly RedisScript Append = OfALog("append");
    public static readonly RedisScript Read = OfALog("read");
    public static readonly RedisScript Forget = OfALog("forget");
    public static readonly RedisScript Claim = OfALog("claim");
    public static readonly RedisScript Check = OfALog("check");
    public static readonly RedisScript Abandoned = new("abandoned", TextOf("abandoned"));

    private readonly (string Text, byte[] Hash) _sharded;
    private readonly (string Text, byte[] Hash) _plain;

    private RedisScript(string operation, string text)
    {
        Operation = operation;
        _sharded = Hashed(text);
        _plain = Hashed(text.Replace("'SPUBLISH'", "'PUBLISH'", StringComparison.Ordinal));
    }

    /// <summary>The tag <c>operation</c> of the meter.</summary>
    public string Operation { get; }

    /// <summary>Calls it by its hash; a server that does not know it yet is given the text.</summary>
    /// <param name="database">Where.</param>
    /// <param name="pubSub">How it tells the listeners.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="arguments">Its arguments.</param>
    public async Task<RedisResult> EvaluateAsync(IDatabase database, PubSub pubSub, RedisKey[] keys, RedisValue[] arguments)
    {
        var (text, hash) = pubSub == PubSub.Sharded ? _sharded : _plain;
        try
        {
            return await database.ScriptEvaluateAsync(hash, keys, arguments, CommandFlags.DemandMaster);
        }
        catch (RedisServerException error) when (error.Kind == RedisErrorKind.NoScript)
        {
            return await database.ScriptEvaluateAsync(text, keys, arguments, CommandFlags.DemandMaster);
        }
    }

    private static RedisScript OfALog(string operation) => new(operation, TextOf("log") + TextOf(operation));

    /// <summary>A script's name in Redis: SHA-1 is the protocol's choice and protects nothing.</summary>
    private static (string Text, byte[] Hash) Hashed(string text) => (text, SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    private static string TextOf(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
