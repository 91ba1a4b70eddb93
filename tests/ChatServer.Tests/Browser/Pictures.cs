using Microsoft.Playwright;

namespace Netra.ChatServer.Tests.Browser;

/// <summary>Photographs pages for the documentation, where <c>NETRA_SCREENSHOTS</c> names a folder, relative to the repository.</summary>
internal static class Pictures
{
    public const string Variable = "NETRA_SCREENSHOTS";

    /// <summary>One picture of the pages, side by side.</summary>
    public static async Task TakeAsync(string name, params ChatPage[] tabs)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder) return;

        var path = Path.Combine(Repository(), folder, name);
        var each = new List<byte[]>();
        foreach (var tab in tabs)
        {
            // A light page of one size, whoever takes the picture, with nothing in motion.
            await tab.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            if (tabs.Length > 1) await tab.Page.SetViewportSizeAsync(640, 480);
            each.Add(await tab.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide }));
        }

        await File.WriteAllBytesAsync(path, each.Count == 1 ? each[0] : await BesideOneAnotherAsync(tabs[0].Page.Context.Browser!, each));
    }

    private static async Task<byte[]> BesideOneAnotherAsync(IBrowser browser, IEnumerable<byte[]> pictures)
    {
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1920, Height = 600 } });
        var images = string.Concat(pictures.Select(picture => $"<img src='data:image/png;base64,{Convert.ToBase64String(picture)}'>"));
        await page.SetContentAsync($"<style>body{{margin:0;display:inline-flex;gap:12px;padding:12px;background:#8d96a8}}</style>{images}");
        var picture = await page.Locator("body").ScreenshotAsync();
        await page.CloseAsync();
        return picture;
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Netra.SsotAnalyzers.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("The repository is in no folder above the tests.");
    }
}
