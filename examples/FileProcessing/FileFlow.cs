using System.IO.Compression;
using System.Security.Cryptography;
using AsyncMachine;

namespace FileProcessing;

/// <summary>One file on its way: found, hashing, compressing, written; failed at any point.</summary>
[StateSchema]
[Include<BasicStates>]
internal sealed partial class FileFlow(SourceFile file, string output, ProgressLine progress)
{
    private const int BufferSize = 128 * 1024;

    // What gzip makes of nothing. A GZipStream that nothing was written to writes nothing, not even this.
    private static readonly byte[] EmptyGzip = [31, 139, 8, 0, 0, 0, 0, 0, 0, 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private string? _hash; // only handlers touch it

    /// <summary>The file is there.</summary>
    [State(Require = [nameof(Start)])]
    public static partial State Found { get; }

    /// <summary>Its content is being hashed.</summary>
    [State(Auto = true, Require = [nameof(Found)])]
    public static partial State Hashing { get; }

    /// <summary>Its hash is known.</summary>
    [State(Remove = [nameof(Hashing)])]
    public static partial State<Hash> Hashed { get; }

    /// <summary>It is being compressed, under a temporary name.</summary>
    [State(Auto = true, Require = [nameof(Found), nameof(Hashed)])]
    public static partial State Compressing { get; }

    /// <summary>The compressed file is in the output folder.</summary>
    [State(Add = [nameof(Ended)], Remove = [nameof(Work)])]
    public static partial State<WrittenFile> Written { get; }

    /// <summary>A handler has thrown: the engine added Exception, and this follows by itself.</summary>
    [State(Auto = true, Require = [nameof(Exception)], Add = [nameof(Ended)], Remove = [nameof(Work)])]
    public static partial State Failed { get; }

    /// <summary>The flow is over, in either way.</summary>
    public static partial State Ended { get; }

    /// <summary>What goes on in the background.</summary>
    [StateGroup(nameof(Hashing), nameof(Compressing))]
    public static partial StateGroup Work { get; }

    /// <summary>What was written; there once Written is active.</summary>
    public WrittenFile? Result { get; private set; }

    // What a final handler throws takes its state back and becomes the Exception state.
    void FoundState()
    {
        if (!File.Exists(file.Path)) throw new FileNotFoundException("no such file");
    }

    async Task HashingState(Event e, CancellationToken token)
    {
        await using FileStream source = await OpenAsync(token);
        string hash = await CopyAsync(source, Stream.Null, token);
        e.Machine.Add(Hashed, new Hash(hash), source: e);
    }

    async Task CompressingState(Event e, CancellationToken token)
    {
        string target = Path.Combine(output, file.OutputName);
        string folder = Path.GetDirectoryName(target)!;
        string temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.part");
        Directory.CreateDirectory(folder);
        try
        {
            long read, written;
            await using (FileStream source = await OpenAsync(token))
            await using (var compressed = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true))
            {
                string hash;
                await using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
                {
                    hash = await CopyAsync(source, gzip, token);
                }

                if (source.Position == 0) await compressed.WriteAsync(EmptyGzip, token);
                if (hash != _hash) throw new IOException("the file has changed while it was read");
                read = source.Position;
                written = compressed.Position;
            }

            token.ThrowIfCancellationRequested();
            File.Move(temporary, target, overwrite: true);
            e.Machine.Add(Written, new WrittenFile(file, _hash!, read, written), source: e);
        }
        finally
        {
            File.Delete(temporary); // no file of that name is fine
        }
    }

    void HashedState(Hash hash) => _hash = hash.Hex;

    void WrittenState(WrittenFile written) => Result = written;

    // Opening may block, as a named pipe does: not while the machine waits.
    private Task<FileStream> OpenAsync(CancellationToken token) => Task.Run(
        () => new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true),
        token).WaitAsync(token);

    private async Task<string> CopyAsync(Stream source, Stream target, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferSize];
        int count;
        while ((count = await source.ReadAsync(buffer, token)) > 0)
        {
            hash.AppendData(buffer, 0, count);
            await target.WriteAsync(buffer.AsMemory(0, count), token);
            progress.Read(count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A file, and its name in the output folder.</summary>
[StateArgs]
internal sealed partial record SourceFile(string Path, string OutputName);

/// <summary>A file's SHA-256.</summary>
[StateArgs]
internal sealed partial record Hash(string Hex);

/// <summary>A file that was written: its hash, its length, and the length of the compressed file.</summary>
[StateArgs]
internal sealed partial record WrittenFile(SourceFile File, string Hash, long Length, long CompressedLength);

/// <summary>A file or folder that could not be read or written.</summary>
[StateArgs]
internal sealed partial record FailedFile(string Path, string Reason);
