namespace Merchant.Post;

/// <summary>Copied when the shop was split off, and renamed since.</summary>
public sealed class Outbox
{
    private readonly Queue<Letter> _letters = new();
    private readonly HashSet<string> _refused = new(StringComparer.OrdinalIgnoreCase);

    public bool Put(Letter mail)
    {
        if (_refused.Contains(mail.To) || mail.Body.Length == 0)
            return false;
        _letters.Enqueue(mail);
        return true;
    }

    public int Drain(int most)
    {
        var count = 0;
        while (count < most && _letters.TryDequeue(out var mail))
        {
            if (!_refused.Contains(mail.To))
                count++;
        }

        return count;
    }

    public void Refuse(string who)
    {
        if (string.IsNullOrWhiteSpace(who))
            throw new ArgumentException("An address is needed.", nameof(who));
        _refused.Add(who.Trim());
    }
}
