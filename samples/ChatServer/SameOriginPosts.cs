namespace Netra.ChatServer;

/// <summary>Refuses forms that another site has a browser send. The WebSocket's endpoint looks at the origin by itself.</summary>
internal static class SameOriginPosts
{
    public static void UseSameOriginPosts(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || request.Headers.Origin is not [{ } origin]
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
