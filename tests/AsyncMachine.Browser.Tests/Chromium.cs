using Microsoft.Playwright;

namespace AsyncMachine.Browser.Tests;

/// <summary>A Chromium without a window.</summary>
internal sealed class Chromium(IPlaywright driver, IBrowser browser) : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Starts the browser that is installed. There has to be one: a test that skips proves nothing.</summary>
    public static async Task<Chromium> StartAsync()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string? program = Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (program is null) Assert.Fail("There is no browser: install one, as with `apt-get install chromium`.");

        IPlaywright driver = await Playwright.CreateAsync();
        var options = new BrowserTypeLaunchOptions { ExecutablePath = program, ChromiumSandbox = !Environment.IsPrivilegedProcess };
        return new Chromium(driver, await driver.Chromium.LaunchAsync(options));
    }

    /// <summary>Opens a page; what goes wrong on it is collected.</summary>
    public async Task<(IPage Page, List<string> Errors)> OpenAsync(Uri address)
    {
        IPage page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 640, Height = 720 } });
        page.SetDefaultTimeout(60_000);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(address.ToString());
        return (page, errors);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        driver.Dispose();
    }
}
