namespace Merchant.Post;

public sealed record Letter(string To, string Subject, string Body);

/// <summary>Sends letters, and keeps those that cannot be sent.</summary>
public sealed class Courier
{
    private readonly Queue<Letter> _waiting = new();
    private readonly HashSet<string> _blocked = new(StringComparer.OrdinalIgnoreCase);

    public int Waiting => _waiting.Count;

    public bool Send(Letter letter)
    {
        if (_blocked.Contains(letter.To) || letter.Body.Length == 0)
            return false;
        _waiting.Enqueue(letter);
        return true;
    }

    public int Flush(int limit)
    {
        var done = 0;
        while (done < limit && _waiting.TryDequeue(out var letter))
        {
            if (!_blocked.Contains(letter.To))
                done++;
        }

        return done;
    }

    public void Block(string address)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw new ArgumentException("An address is needed.", nameof(address));
        _blocked.Add(address.Trim());
    }
}
