namespace Netra.ChatServer;

/// <summary>What every answer tells the browser to refuse: scripts, styles and frames that are not this site's own files.</summary>
internal static class SafeHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSafeHeaders(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // Not "no-referrer": a browser then calls the origin of this site's own forms "null".
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        return next(http);
    });
}
