using System.Buffers.Binary;

namespace AsyncMachine.Rpc.Proof;

/// <summary>Numbers of clients in a file that survives the process: each is with the operating system when <see cref="Add"/> returns.</summary>
internal sealed class Journal : IDisposable
{
    private const int Record = 8;

    private readonly FileStream _file;

    private Journal(FileStream file) => _file = file;

    public static Journal Append(string path) => new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));

    /// <summary>All records of a file, one after another; one that was not written whole is none.</summary>
    public static List<(int Client, int Number)> Read(string path)
    {
        List<(int, int)> records = [];
        if (!File.Exists(path)) return records;
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        for (; bytes.Length >= Record; bytes = bytes[Record..]) records.Add((BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..])));
        return records;
    }

    public void Add(int client, int number)
    {
        Span<byte> record = stackalloc byte[Record];
        BinaryPrimitives.WriteInt32LittleEndian(record, client);
        BinaryPrimitives.WriteInt32LittleEndian(record[4..], number);
        lock (_file) _file.Write(record);
    }

    public void Dispose() => _file.Dispose();
}
