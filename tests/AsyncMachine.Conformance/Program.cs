using AsyncMachine.Conformance;

// Plays recorded cases through the public API and reports every difference; or writes some of them as schema classes.
switch (args)
{
    case ["--emit", string target, .. { Length: > 0 } files]:
        File.WriteAllText(target, SchemaClassWriter.Write(CaseChoice.Of(CaseFiles.Read(files))));
        return 0;
    case [] or ["--emit", ..]:
        Console.Error.WriteLine("usage: AsyncMachine.Conformance FILE... | --emit TARGET FILE...");
        return 2;
    default:
        return CaseFiles.Play(args, Console.Out, Compiled.MakerOf) ? 0 : 1;
}
