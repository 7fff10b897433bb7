// Touches the public features of the engine in a program compiled ahead of time.
using System.Runtime.CompilerServices;

Console.WriteLine(RuntimeFeature.IsDynamicCodeSupported ? "running with a JIT" : "running ahead-of-time code");
