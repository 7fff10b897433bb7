// Plays recorded cases through the public API and reports every difference.
Console.Error.WriteLine("usage: AsyncMachine.Conformance FILE...");
return 2;
