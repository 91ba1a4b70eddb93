// shape: Azure Storage SDK, CloudBlobClient and BlobServiceClient
// cluster: BlobStore, CloudBlobStore
using System.ComponentModel;

namespace Storage;

public class BlobStore(string account)
{
    public string Account => account;
    public Task<byte[]> DownloadAsync(string name, CancellationToken ct = default) => Task.FromResult(new byte[name.Length]);
    public Task UploadAsync(string name, byte[] bytes, CancellationToken ct = default) => Task.CompletedTask;
    public Task<bool> ExistsAsync(string name) => Task.FromResult(name.Length > 0);
}

[Obsolete("Use BlobStore instead.")]
public class CloudBlobStore(string account, string key)
{
    public string Key => account + key;
    public byte[] DownloadToByteArray(string name) => new byte[name.Length];
    public void UploadFromByteArray(string name, byte[] bytes) => bytes.AsSpan().Clear();
}

public class Uploads(BlobStore store) { public Task Put(byte[] bytes) => store.UploadAsync("a", bytes); }

public class Downloads
{
#pragma warning disable CS0618
    public byte[] Get(string name) => new CloudBlobStore("a", "k").DownloadToByteArray(name);
}
