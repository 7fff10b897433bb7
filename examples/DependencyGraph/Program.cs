using AsyncMachine;
using DependencyGraph;

Console.WriteLine("at once:");
await using (var build = Machine.Create(new Build()))
{
    build.Add(Build.Start);
    Console.WriteLine(build);
}

Console.WriteLine("taking time:");
var work = new Work();
await using (var build = Machine.Create(new AsyncBuild(work)))
{
    build.Add(AsyncBuild.Start);
    await Finish("restore", AsyncBuild.Restored);
    await Finish("compile", AsyncBuild.Compiled);
    await Finish("test", AsyncBuild.Tested); // Packed could as well come first: both have been started
    await Finish("pack", AsyncBuild.Packed);
    await Finish("publish", AsyncBuild.Published);

    async Task Finish(string step, State done)
    {
        Console.WriteLine($"{build}");
        work.Finish(step);
        await build.When(done);
        await build.WhenQueueEnds(); // what depends on it has been started
    }

    Console.WriteLine(build);
}
