using System.Buffers.Text;
using System.Text;

namespace Netra.WebSockets.Redis;

/// <summary>What <c>append.lua</c> returns: the server's lineage, and a line for each append, one text for all.</summary>
internal ref struct AppendAnswer
{
    private readonly long _generation;
    private ReadOnlySpan<byte> _rest;

    /// <exception cref="FormatException">It has another form.</exception>
    public AppendAnswer(ReadOnlySpan<byte> text)
    {
        _rest = text;
        var lineage = Line();
        // 15 hexadecimal digits.
        if (!Utf8Parser.TryParse(lineage, out _generation, out var digits, 'x') || digits != lineage.Length) throw Malformed();
    }

    /// <summary>The answer to the next append.</summary>
    /// <param name="result">What became of it.</param>
    /// <param name="hadLost">Whether the log had lost its end.</param>
    /// <returns>Null, or why the append failed.</returns>
    /// <exception cref="FormatException">It has another form.</exception>
    public string? Next(out BackplaneAppendResult result, out bool hadLost)
    {
        (result, hadLost) = (default, false);
        var line = Line();
        if (line is [(byte)'!', .. var why]) return Encoding.UTF8.GetString(why);
        var outcome = Number(ref line);
        var sequence = Number(ref line);
        hadLost = Number(ref line) != 0;
        result = new BackplaneAppendResult((BackplaneAppendOutcome)outcome, new BackplanePosition(Encoding.UTF8.GetString(line), sequence), _generation);
        return null;
    }

    private ReadOnlySpan<byte> Line()
    {
        if (_rest.IsEmpty) throw Malformed();
        var end = _rest.IndexOf((byte)'\n');
        var line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return line;
    }

    private static long Number(ref ReadOnlySpan<byte> line)
    {
        if (!Utf8Parser.TryParse(line, out long number, out var digits) || line.Length <= digits || line[digits] != (byte)' ') throw Malformed();
        line = line[(digits + 1)..];
        return number;
    }

    private static FormatException Malformed() => new("Redis has answered an append in another form.");
}
