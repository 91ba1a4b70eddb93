using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Netra.WebSockets.Redis;

/// <summary>
/// The names of keys. A user's keys begin with <c>{prefix:bucket}:hash</c>: the braces are the hash tag by which a cluster chooses the
/// slot. The bucket, and not the user, is in them, so that the index of open runs can be in the slot of the runs.
/// </summary>
/// <param name="prefix">What all keys begin with.</param>
internal sealed class UserKeys(string prefix)
{
    /// <summary>How many hash tags there are. All processes have to agree on it, so it is not an option.</summary>
    public const int Buckets = 1024;

    /// <summary>192 bits: two users never have one key, and the library would notice.</summary>
    private const int HashBytes = 24;

    /// <summary>As many names are remembered: a user's events come in runs, and a name costs more than all else that is done for an event here.</summary>
    private const int Latest = 4096;

    private readonly Known?[] _latest = new Known?[Latest];

    /// <summary>The user's root key, which is also the name of the user's channel. The user's id is hashed in it.</summary>
    public string RootOf(UserId user) => RootOf(user, out _);

    /// <inheritdoc cref="RootOf(UserId)"/>
    /// <param name="user">The user.</param>
    /// <param name="bucket">The number in the hash tag: keys with the same one are in one slot.</param>
    public string RootOf(UserId user, out int bucket)
    {
        ref var slot = ref _latest[(uint)user.GetHashCode() % Latest];
        var known = Volatile.Read(ref slot);
        if (known is null || known.User != user) Volatile.Write(ref slot, known = Compute(user));
        bucket = known.Bucket;
        return known.Root;
    }

    /// <summary>The channel of what one process tells all of them.</summary>
    public string Broadcasts { get; } = $"{{{prefix}}}:all";

    /// <summary>The index of the open runs of a bucket's users.</summary>
    public string RunIndexOf(int bucket) => string.Create(CultureInfo.InvariantCulture, $"{{{prefix}:{bucket}}}:runs");

    private Known Compute(UserId user)
    {
        Span<byte> id = stackalloc byte[4 * 128];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id[..Encoding.UTF8.GetBytes(user.Value, id)], hash);
        var bucket = ((hash[HashBytes] << 8) | hash[HashBytes + 1]) % Buckets;
        return new Known(user, string.Create(CultureInfo.InvariantCulture, $"{{{prefix}:{bucket}}}:{Base64Url.EncodeToString(hash[..HashBytes])}"), bucket);
    }

    private sealed record Known(UserId User, string Root, int Bucket);
}
