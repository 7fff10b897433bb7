using AsyncMachine.Benchmarks.Shared;
using AsyncMachine.History.Benchmarks.Rows;

// Measures the goals of history.
return OwnProgram.Run(args, HistoryRows.All);
