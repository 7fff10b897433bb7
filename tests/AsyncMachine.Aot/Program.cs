// Touches the public features of the engine in a program compiled ahead of time: a line `ok NAME` for each, exit code 1 if one fails.
using AsyncMachine;
using AsyncMachine.Aot;

int failed = 0;

async Task Feature(string name, Func<Task<bool>> check)
{
    try
    {
        if (await check())
        {
            Console.WriteLine($"ok {name}");
            return;
        }

        Console.WriteLine($"FAILED {name}: the check is false");
    }
    catch (Exception exception)
    {
        Console.WriteLine($"FAILED {name}: {exception}");
    }

    failed++;
}

foreach ((string name, Func<Task<bool>> check) in Features.All) await Feature(name, check);
return failed == 0 ? 0 : 1;
