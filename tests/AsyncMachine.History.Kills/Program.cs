// Kills processes that record, at a random time after their first acknowledged batch, and looks at what they left:
//   kill STORE --rounds N [--seed N]          the run; prints its numbers, exit code 1 if anything is not as it must be
//   kill-server STORE --rounds N [--seed N]   the same, but it is the store's server that is killed, and started again while the recording goes on
//   record STORE PLACE SEED KEPT              the process that records
using System.Globalization;
using AsyncMachine.History.Kills;

if (args is ["record", var name, var place, var childSeed, var kept])
{
    await Recording.RunAsync(Stores.Named(name), place, Number(childSeed), Number(kept));
    return 0;
}

if (args is [("kill" or "kill-server") and var what, var named, "--rounds", var rounds, .. var rest] && rest is [] or ["--seed", _])
{
    int seed = rest is [_, var given] ? Number(given) : Random.Shared.Next();
    Store store = Stores.Named(named);
    if (what == "kill" || store.HasServer) return await new KillRun(store, what == "kill-server", Number(rounds), seed).RunAsync() ? 0 : 1;
}

Console.Error.WriteLine($"Use: kill {string.Join('|', Stores.All.Select(s => s.Name))} --rounds N [--seed N]");
Console.Error.WriteLine($" or: kill-server {string.Join('|', Stores.All.Where(s => s.HasServer).Select(s => s.Name))} --rounds N [--seed N]");
return 2;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
