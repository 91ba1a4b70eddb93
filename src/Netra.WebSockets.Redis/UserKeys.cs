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

    /// <summary>The user's root key, which is also the name of the user's channel. The user's id is hashed in it.</summary>
    public string RootOf(UserId user)
    {
        Span<byte> id = stackalloc byte[4 * 128];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id[..Encoding.UTF8.GetBytes(user.Value, id)], hash);
        var bucket = ((hash[HashBytes] << 8) | hash[HashBytes + 1]) % Buckets;
        return string.Create(CultureInfo.InvariantCulture, $"{{{prefix}:{bucket}}}:{Base64Url.EncodeToString(hash[..HashBytes])}");
    }

    /// <summary>The channel of what one process tells all of them.</summary>
    public string Broadcasts { get; } = $"{{{prefix}}}:all";

    /// <summary>The index of the open runs of a bucket's users.</summary>
    public string RunIndexOf(int bucket) => string.Create(CultureInfo.InvariantCulture, $"{{{prefix}:{bucket}}}:runs");
}
