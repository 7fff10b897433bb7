// Hashes and compresses files, one flow of states per file.
Console.Error.WriteLine("usage: FileProcessing PATH... [--output DIR]");
return 2;
