using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using StackExchange.Redis;

namespace Netra.WebSockets.Redis.Tests;

/// <summary>A server that speaks TLS, asks its clients for a certificate, and knows one user with the rights that the package's README lists.</summary>
internal sealed partial class SecuredRedis : IAsyncDisposable
{
    private const string User = "app";
    private const string Password = "a password";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netra-tls-");

    private SecuredRedis()
    {
    }

    public RedisServer Server { get; private set; } = null!;

    private string Authority => Path.Combine(_folder.FullName, "ca.pem");

    private string Certificate => Path.Combine(_folder.FullName, "cert.pem");

    private string Key => Path.Combine(_folder.FullName, "key.pem");

    private int TlsPort { get; } = RedisServer.FreePort();

    /// <param name="but">Commands that the user is denied.</param>
    public static async Task<SecuredRedis> StartAsync(params string[] but)
    {
        var secured = new SecuredRedis();
        try
        {
            secured.WriteCertificates();
            secured.Server = await RedisServer.StartAsync(
                "--tls-port", $"{secured.TlsPort}", "--tls-cert-file", secured.Certificate, "--tls-key-file", secured.Key, "--tls-ca-cert-file", secured.Authority, "--tls-auth-clients", "yes");
            await secured.Server.DoAsync("ACL", ["SETUSER", User, "on", $">{Password}", "resetkeys", "resetchannels", "-@all", .. Rights(), .. but.Select(command => $"-{command}")]);
            // Whoever does not say who he is may do nothing.
            await secured.Server.DoAsync("ACL", "SETUSER", "default", "off");
            return secured;
        }
        catch
        {
            await secured.DisposeAsync();
            throw;
        }
    }

    /// <param name="trusts">Whether the client knows who signed the server's certificate.</param>
    /// <param name="password">What it says.</param>
    public ConfigurationOptions Configuration(bool trusts = true, string password = Password)
    {
        var configuration = ConfigurationOptions.Parse($"localhost:{TlsPort},ssl=true,user={User},connectTimeout=2000,connectRetry=1");
        configuration.Password = password;
        configuration.SetUserPemCertificate(Certificate, Key);
        if (trusts) configuration.TrustIssuer(Authority);
        return configuration;
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>As the README has them: its section is what an administrator copies.</summary>
    private static string[] Rights()
    {
        var readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        var section = readme[readme.IndexOf("## What the server's user needs", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("Without sharded pub/sub", StringComparison.Ordinal)];
        return [.. Code().Matches(section).SelectMany(match => match.Groups[1].Value.Split(' '))];
    }

    private void WriteCertificates()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Netra test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authorityRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, critical: false));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authority = authorityRequest.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, from, to, [1, 2, 3, 4]);
        File.WriteAllText(Authority, authority.ExportCertificatePem());
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    [GeneratedRegex("`([~&+][^`]*)`")]
    private static partial Regex Code();
}
