using AsyncMachine.Rpc.Proof;

// Proves at size what the tests prove in the small: each command makes faults, hostile input or load, counts what became of every request, and fails if
// a number is not what it must be.
try
{
    return args switch
    {
        ["faults", .. string[] rest] => await new FaultRun(ProofOptions.Parse(rest, size: 20_000, seconds: 900)).RunAsync(),
        ["fuzz", .. string[] rest] => await new FuzzRun(ProofOptions.Parse(rest, size: 5_000_000, seconds: 1800)).RunAsync(),
        ["load", .. string[] rest] => await new LoadRun(ProofOptions.Parse(rest, size: 9_000, seconds: 600)).RunAsync(),
        ["kills", .. string[] rest] => await new KillRun(ProofOptions.Parse(rest, size: 300, seconds: 900)).RunAsync(),
        ["kill-server", string port, string path] => await KillServer.RunAsync(port, path),
        ["kill-client", string port, string id, string path] => await KillClient.RunProcessAsync(port, id, path),
        ["load-server"] => await LoadServer.RunAsync(),
        _ => Usage(),
    };
}
catch (ArgumentException error)
{
    Console.Error.WriteLine(error.Message);
    return Usage();
}

static int Usage()
{
    Console.Error.WriteLine("usage: faults|fuzz|load|kills [--size N] [--seed N] [--seconds N]");
    return 2;
}
