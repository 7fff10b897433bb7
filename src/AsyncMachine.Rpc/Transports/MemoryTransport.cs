using System.IO.Pipelines;
using BytePipe = System.IO.Pipelines.Pipe;

namespace AsyncMachine.Rpc;

/// <summary>Connections within a process: for tests, and for machines that are kept apart on purpose.</summary>
public static class MemoryTransport
{
    /// <summary>Makes the two ends of a connection; what one writes, the other reads.</summary>
    public static (IDuplexPipe First, IDuplexPipe Second) CreatePair()
    {
        BytePipe there = new(new PipeOptions(useSynchronizationContext: false)), back = new(new PipeOptions(useSynchronizationContext: false));
        return (new Duplex(back.Reader, there.Writer), new Duplex(there.Reader, back.Writer));
    }
}

/// <summary>A connection made of a reader and a writer.</summary>
internal sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
{
    public PipeReader Input => input;

    public PipeWriter Output => output;
}
