using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace AsyncMachine.Browser.Tests;

/// <summary>The example Browser as its users have it: a server process, a browser, and a page whose machine runs in it.</summary>
public sealed class BrowserTests
{
    private const string Never = "24.00:00:00";

    private Chromium _browser = null!;

    [OneTimeSetUp]
    public async Task Publish()
    {
        await Site.PublishAsync();
        _browser = await Chromium.StartAsync();
        Assertions.SetDefaultExpectTimeout(60_000);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        if (_browser is not null) await _browser.DisposeAsync();
    }

    [Test]
    public async Task A_click_changes_the_machine_and_what_others_do_appears_on_the_page()
    {
        (RunningExample server, Uri address) = await Site.StartAsync(Never);
        using RunningExample running = server;
        using var http = new HttpClient { BaseAddress = address };
        (IPage page, List<string> errors) = await _browser.OpenAsync(address);
        await ShowsAsync(page, "The door is open");

        await page.ClickAsync("#close");
        await ShowsAsync(page, "The door is closed");
        string[] closed = await ActiveAsync(http);
        await page.ClickAsync("#start");
        await ShowsAsync(page, "Filling");
        string[] filling = await ActiveAsync(http);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Example.RepositoryRoot, "artifacts", "browser.png"), Animations = ScreenshotAnimations.Disabled });
        await page.ClickAsync("#stop");
        await ShowsAsync(page, "The door is closed");
        using HttpResponseMessage opened = await http.PostAsync("/door/open", content: null);

        await ShowsAsync(page, "The door is open");
        await Assertions.Expect(page.Locator("#clocks")).ToContainTextAsync("DoorOpen:3");
        Assert.That(closed, Is.EqualTo(["Start", "DoorClosed"]));
        Assert.That(filling, Is.EqualTo(["Start", "DoorClosed", "Running", "Filling"]));
        Assert.That(await opened.Content.ReadAsStringAsync(), Is.EqualTo("executed"));
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public async Task A_refusal_is_shown_and_nothing_has_happened()
    {
        (RunningExample server, Uri address) = await Site.StartAsync(Never);
        using RunningExample running = server;
        using var http = new HttpClient { BaseAddress = address };
        (IPage page, _) = await _browser.OpenAsync(address);
        await page.ClickAsync("#close");
        await ShowsAsync(page, "The door is closed");
        await page.ClickAsync("#start");
        await ShowsAsync(page, "Filling");

        await page.ClickAsync("#open");

        await Assertions.Expect(page.Locator("#answer")).ToHaveTextAsync("The machine says no: not now.");
        Assert.That(await ActiveAsync(http), Is.EqualTo(["Start", "DoorClosed", "Running", "Filling"]));
    }

    [Test]
    public async Task The_page_follows_a_programme_that_runs_by_itself()
    {
        (RunningExample server, Uri address) = await Site.StartAsync("00:00:00.1");
        using RunningExample running = server;
        (IPage page, _) = await _browser.OpenAsync(address);

        await page.ClickAsync("#close");
        await page.ClickAsync("#start");

        await ShowsAsync(page, "Done");
        await Assertions.Expect(page.Locator("#clocks")).ToContainTextAsync("Done:1");
    }

    [Test]
    public async Task The_page_goes_on_with_a_server_that_comes_back()
    {
        (RunningExample server, Uri address) = await Site.StartAsync(Never);
        IPage page;
        using (server)
        {
            (page, _) = await _browser.OpenAsync(address);
            await page.ClickAsync("#close");
            await ShowsAsync(page, "The door is closed");
            await server.TerminateAsync();
            Assert.That((await server.EndAsync()).ExitCode, Is.Zero);
        }

        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("connecting");
        await Assertions.Expect(page.Locator("#open")).ToBeDisabledAsync();
        (RunningExample again, _) = await Site.StartAsync(Never, address.ToString());
        using RunningExample running = again;

        await Assertions.Expect(page.Locator("#connection")).ToHaveTextAsync("live");
        await ShowsAsync(page, "The door is open");
        await page.ClickAsync("#close");
        await ShowsAsync(page, "The door is closed");
    }

    private static Task ShowsAsync(IPage page, string text) => Assertions.Expect(page.Locator("#status")).ToHaveTextAsync(text);

    private static async Task<string[]> ActiveAsync(HttpClient http)
    {
        JsonNode machine = JsonNode.Parse(await http.GetStringAsync("/machines"))!.AsArray().Single()!;
        return [.. machine["active"]!.AsArray().Select(state => state!.GetValue<string>())];
    }
}
