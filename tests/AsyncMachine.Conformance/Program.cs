using AsyncMachine.Conformance;

// Plays recorded cases through the public API and reports every difference.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: AsyncMachine.Conformance FILE...");
    return 2;
}

return CaseFiles.Play(args, Console.Out) ? 0 : 1;
