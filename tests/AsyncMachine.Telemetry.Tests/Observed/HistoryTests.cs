using System.Text.RegularExpressions;
using AsyncMachine.History.Tests.Support;

namespace AsyncMachine.Telemetry.Tests.Observed;

/// <summary>The example's record outlives its process, whose machines go on where it ends.</summary>
public sealed partial class HistoryTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_service_that_is_started_again_goes_on_and_answers_as_the_README_says(bool wasKilled)
    {
        using var folder = new TemporaryFolder();
        using (ObservedProcess first = await ObservedProcess.StartAsync(folder))
        {
            Assert.That(await first.OrderAsync(), Is.EqualTo("order 1: 3 delivered\n"));
            if (wasKilled) await first.Running.KillAsync();
            else Assert.That(await first.StopAsync(), Is.Zero);
        }

        using ObservedProcess second = await ObservedProcess.StartAsync(folder);
        string answer = await second.OrderAsync();
        string baking = await second.GetAsync("/history/oven/Baking");

        Assert.That(answer, Is.EqualTo("order 2: 3 delivered\n"));
        string readme = await File.ReadAllTextAsync(Path.Combine(ObservedProcess.Folder, "README.md"));
        Assert.That(WithoutTimes(baking), Is.EqualTo(WithoutTimes(readme.Split("```text\n")[2].Split("```")[0])));
        Assert.That(WithoutTimes(await second.GetAsync("/history/bakery/Start")), Is.EqualTo("TIME  Start:3  from outside\nTIME  Start:1  from outside\n"));
        Assert.That(WithoutTimes(await second.GetAsync("/history/oven/Hot?last=1")), Is.EqualTo("TIME  Hot:3  by itself\n"));
        Assert.That(await second.StopAsync(), Is.Zero);
    }

    [Test]
    public async Task A_service_that_was_killed_with_an_order_in_the_oven_goes_on_without_it()
    {
        using var folder = new TemporaryFolder();
        using (ObservedProcess first = await ObservedProcess.StartAsync(folder, piece: "01:00:00"))
        {
            Task order = first.OrderAsync();
            await RecordedAsync(first, "/history/oven/Baking").Soon();
            await RecordedAsync(first, "/history/bakery/Taken").Soon();
            await first.Running.KillAsync();
            Assert.That(async () => await order, Throws.InstanceOf<HttpRequestException>());
        }

        using ObservedProcess second = await ObservedProcess.StartAsync(folder);
        string answer = await second.OrderAsync();

        Assert.That(answer, Is.EqualTo("order 2: 3 delivered\n"));
        Assert.That(WithoutTimes(await second.GetAsync("/history/oven/Baked")), Is.EqualTo("TIME  Baked:1  by oven  Order { Number = 2, Pieces = 3 }\n"));
        Assert.That(WithoutTimes(await second.GetAsync("/history/oven/Baking")), Is.EqualTo(
            "TIME  Baking:3  by bakery  Order { Number = 2, Pieces = 3 }\nTIME  Baking:1  by bakery  Order { Number = 1, Pieces = 3 }\n"));
        Assert.That(await second.StopAsync(), Is.Zero);
    }

    [Test]
    public async Task It_says_how_recording_goes_and_what_it_does_not_know()
    {
        using var folder = new TemporaryFolder();
        using ObservedProcess service = await ObservedProcess.StartAsync(folder);
        await service.GetAsync("/history/bakery/Start"); // what is asked for is written

        Assert.That(await service.GetAsync("/history"), Does.Match(
            @"\Abakery: 1 of 1 written, 0 dropped \(Start:1 Recording:1\)\noven: \d of 2 written, 0 dropped \(Start:1 Recording:1\)\n\z"));
        Assert.That(async () => await service.GetAsync("/history/oven/Frozen"), Throws.InstanceOf<HttpRequestException>().With.Message.Contains("404"));
        Assert.That(async () => await service.GetAsync("/history/oven/Hot?last=-1"), Throws.InstanceOf<HttpRequestException>().With.Message.Contains("400"));
    }

    /// <summary>Completes when there is something in the record, which every question brings up to date.</summary>
    private static async Task RecordedAsync(ObservedProcess service, string path)
    {
        while ((await service.GetAsync(path)).Length == 0) await Task.Yield();
    }

    private static string WithoutTimes(string answer) => Times().Replace(answer, "TIME");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}")]
    private static partial Regex Times();
}
