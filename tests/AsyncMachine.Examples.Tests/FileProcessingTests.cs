using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AsyncMachine.Examples.Tests;

public sealed class FileProcessingTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("file-processing-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Files_and_folders_are_hashed_and_compressed_into_the_output_folder()
    {
        byte[] large = RandomBytes(300_000);
        Write("one.txt", "one"u8);
        Write("in/two.txt", "two"u8);
        Write("in/deep/large.bin", large);
        Write("in/empty", []);

        ExampleResult result = await Run("one.txt", "in");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(result.Output, Does.StartWith("4 written to processed (300006 bytes, ").And.Contains("0 failed"));
        Assert.That(result.Errors, Does.Contain("4 of 4 files"));
        Assert.That(Outputs(), Is.EqualTo(new[] { "SHA256SUMS", "deep/large.bin.gz", "empty.gz", "one.txt.gz", "two.txt.gz" }));
        Assert.That(Unpack("deep/large.bin.gz"), Is.EqualTo(large));
        Assert.That(Unpack("one.txt.gz"), Is.EqualTo("one"u8.ToArray()));
        Assert.That(Unpack("empty.gz"), Is.Empty);
        Assert.That(new FileInfo(Path.Combine(_folder, "processed", "empty.gz")).Length, Is.Positive, "gunzip wants a header");
        Assert.That(Sums(), Does.Contain($"{Convert.ToHexStringLower(SHA256.HashData(large))}  deep/large.bin"));
    }

    [Test]
    public async Task A_missing_file_is_named_and_the_others_are_written()
    {
        Write("there.txt", "there"u8);

        ExampleResult result = await Run("missing.txt", "there.txt", "--output", "out");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.StartWith("1 written to out ").And.Contains("1 failed"));
        Assert.That(result.Output, Does.Contain("failed: missing.txt: no such file"));
        Assert.That(Outputs("out"), Is.EqualTo(new[] { "SHA256SUMS", "there.txt.gz" }));
    }

    [Test]
    [Platform("Linux")]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task An_unreadable_file_is_named_and_the_others_are_written()
    {
        // Nothing is unreadable to root, except what the system itself refuses to read.
        string unreadable = "/proc/self/mem";
        if (!Environment.IsPrivilegedProcess)
        {
            unreadable = Write("secret.txt", "secret"u8);
            File.SetUnixFileMode(unreadable, UnixFileMode.None);
        }

        Write("there.txt", "there"u8);

        ExampleResult result = await Run(unreadable, "there.txt");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Output, Does.Contain($"failed: {unreadable}: "));
        Assert.That(Outputs(), Is.EqualTo(new[] { "SHA256SUMS", "there.txt.gz" }));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task Ctrl_C_ends_at_once_and_leaves_no_half_written_file()
    {
        byte[] block = RandomBytes(1_000_000);
        for (int i = 0; i < 3; i++)
        {
            await using FileStream file = File.Create(Path.Combine(_folder, $"large{i}"));
            for (int n = 0; n < 150; n++) await file.WriteAsync(block);
        }

        Directory.CreateDirectory(Path.Combine(_folder, "out"));
        var halfWritten = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(Path.Combine(_folder, "out"), "*.part");
        watcher.Created += (_, _) => halfWritten.TrySetResult();
        watcher.EnableRaisingEvents = true;

        using RunningExample running = Example.Start("FileProcessing", _folder, "large0", "large1", "large2", "--output", "out");
        await halfWritten.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await running.InterruptAsync();
        ExampleResult result = await running.EndAsync();

        Assert.That(result.ExitCode, Is.EqualTo(130), result.Errors);
        Assert.That(result.Output, Does.StartWith("canceled: "));
        Assert.That(Outputs("out"), Has.None.EndsWith(".part"));
    }

    [Test]
    public async Task The_output_folder_is_never_read()
    {
        Write("in/a.txt", "a"u8);
        Write("in/out/old.gz", "old"u8);

        ExampleResult first = await Run("in", "--output", "in/out");
        ExampleResult second = await Run("in", "--output", "in/../in/out/");

        Assert.That(first.Output, Does.StartWith("1 written"));
        Assert.That(second.Output, Does.StartWith("1 written"));
        Assert.That(Outputs("in/out"), Is.EqualTo(new[] { "SHA256SUMS", "a.txt.gz", "old.gz" }));
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task The_output_folder_is_recognised_through_a_link()
    {
        Write("in/a.txt", "a"u8);
        Directory.CreateDirectory(Path.Combine(_folder, "in/out"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), Path.Combine(_folder, "in/out"));

        await Run("in", "--output", "link");
        ExampleResult second = await Run("in", "--output", "link");

        Assert.That(second.Output, Does.StartWith("1 written"));
    }

    [Test]
    public async Task An_empty_folder_is_fine()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "empty"));

        ExampleResult result = await Run("empty");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(result.Output, Does.StartWith("0 written"));
    }

    [Test]
    public async Task Names_with_spaces_and_of_any_script_are_kept()
    {
        Write("in/a b.txt", "1"u8);
        Write("in/Ünï çødé/日本語.txt", "2"u8);

        ExampleResult result = await Run("in");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(Outputs(), Is.EquivalentTo(new[] { "SHA256SUMS", "a b.txt.gz", "Ünï çødé/日本語.txt.gz" }));
    }

    [Test]
    public async Task Names_that_collide_are_numbered_in_the_order_of_the_inputs()
    {
        Write("a/same.txt", "from a"u8);
        Write("b/same.txt", "from b"u8);
        Write("c/same.txt.gz/inner", "a folder"u8);
        Write("c/SHA256SUMS/inner", "another one"u8);

        ExampleResult result = await Run("a", "b", "c", "a/same.txt");

        Assert.That(result.ExitCode, Is.Zero, result.Output);
        Assert.That(result.Output, Does.StartWith("4 written"), "a file that is named twice is processed once");
        Assert.That(Unpack("same.txt.gz"), Is.EqualTo("from a"u8.ToArray()));
        Assert.That(Unpack("same~2.txt.gz"), Is.EqualTo("from b"u8.ToArray()));
        Assert.That(Unpack("same.txt~2.gz/inner.gz"), Is.EqualTo("a folder"u8.ToArray()));
        Assert.That(Unpack("SHA256SUMS~2/inner.gz"), Is.EqualTo("another one"u8.ToArray()));
    }

    [TestCase]
    [TestCase("--unknown", "x")]
    [TestCase("x", "--output")]
    public async Task Wrong_usage_is_told_and_nothing_is_done(params string[] args)
    {
        ExampleResult result = await Run(args);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Errors, Does.Contain("usage: FileProcessing PATH"));
        Assert.That(Directory.Exists(Path.Combine(_folder, "processed")), Is.False);
    }

    private Task<ExampleResult> Run(params string[] args) => Example.RunAsync("FileProcessing", _folder, args);

    private static byte[] RandomBytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private string Write(string name, ReadOnlySpan<byte> content)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    private string[] Outputs(string output = "processed")
    {
        string folder = Path.Combine(_folder, output);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal),
        ];
    }

    private byte[] Unpack(string name)
    {
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(_folder, "processed", name)), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private string Sums() => File.ReadAllText(Path.Combine(_folder, "processed", "SHA256SUMS"), Encoding.UTF8);
}
