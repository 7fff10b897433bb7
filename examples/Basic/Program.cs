Console.WriteLine("AsyncMachine for .NET");
