// Kills processes that record, at a random time after their first acknowledged batch, and looks at what they left:
//   kill STORE --rounds N [--seed N]   the run; prints its numbers, exit code 1 if anything is not as it must be
//   record STORE PLACE SEED KEPT       the process that is killed
using System.Globalization;
using AsyncMachine.History.Kills;

if (args is ["record", var name, var place, var childSeed, var kept])
{
    await Recording.RunAsync(Stores.Named(name), place, Number(childSeed), Number(kept));
    return 0;
}

if (args is ["kill", var store, "--rounds", var rounds, .. var rest] && rest is [] or ["--seed", _])
{
    int seed = rest is [_, var given] ? Number(given) : Random.Shared.Next();
    return await new KillRun(Stores.Named(store), Number(rounds), seed).RunAsync() ? 0 : 1;
}

Console.Error.WriteLine($"Use: kill {string.Join('|', Stores.All.Select(s => s.Name))} --rounds N [--seed N]");
return 2;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
