using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Netra.ChatServer.Login;

/// <summary>
/// A login by name alone: there is no password, and whoever names a user is that user. It stands where an application has
/// its real one; what matters here is that everything behind it takes the user from the cookie, never from a message.
/// </summary>
internal static class NameLogin
{
    private const string LoginPath = "/login";

    public static void AddNameLogin(this IServiceCollection services)
    {
        services.AddAuthorization();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(static options =>
        {
            options.Cookie.Name = "chat_login";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.LoginPath = LoginPath;
        });
    }

    public static void MapNameLogin(this IEndpointRouteBuilder app)
    {
        app.MapGet(LoginPath, static (IWebHostEnvironment site) => Results.File(site.WebRootFileProvider.GetFileInfo("login.html").PhysicalPath!, "text/html; charset=utf-8"));
        app.MapPost(LoginPath, (Delegate)SignInAsync);
        app.MapPost("/logout", SignOutAsync);
        app.MapGet("/me", static (HttpContext http) => SignedIn.User(http.User) is { } user ? Results.Text(user.Value) : Results.StatusCode(StatusCodes.Status401Unauthorized));
    }

    private static async Task<IResult> SignInAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!UserName.TryParse(form["name"], out var user)) return Results.Redirect(LoginPath + "?refused");

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, user.Value.Value)], CookieAuthenticationDefaults.AuthenticationScheme);
        await http.SignInAsync(new ClaimsPrincipal(identity));
        return Results.Redirect("/");
    }

    /// <summary>Ends the login, and with it what was opened under it: a socket would outlive the cookie.</summary>
    private static async Task<IResult> SignOutAsync(HttpContext http, WebSocketHost host)
    {
        if (SignedIn.User(http.User) is { } user) await host.DisconnectAsync(user, "signed out", http.RequestAborted);
        await http.SignOutAsync();
        return Results.Redirect(LoginPath);
    }
}
