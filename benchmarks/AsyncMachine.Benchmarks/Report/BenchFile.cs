using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using AsyncMachine.Benchmarks.Rows;

namespace AsyncMachine.Benchmarks.Report;

/// <summary>What a run wrote down.</summary>
internal sealed record BenchFile
{
    public required DateTimeOffset Date { get; init; }

    /// <summary>Processor, cores, operating system, runtime.</summary>
    public required string Machine { get; init; }

    /// <summary>Version of the engine, with the commit if the build knows it.</summary>
    public required string Engine { get; init; }

    /// <summary>SHA-256 of the engine's assembly.</summary>
    public required string EngineHash { get; init; }

    /// <summary>Which meter took the figures.</summary>
    public required string Meter { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    public required IReadOnlyList<Measurement> Measurements { get; init; }

    public static BenchFile Now(string meter, IReadOnlyList<string> groups, IReadOnlyList<Measurement> measurements)
    {
        Assembly engine = typeof(Machine).Assembly;
        return new BenchFile
        {
            Date = DateTimeOffset.UtcNow,
            Machine = $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}",
            Engine = engine.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            EngineHash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(engine.Location))),
            Meter = meter,
            Groups = groups,
            Measurements = measurements,
        };
    }

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, JsonSerializer.Serialize(this, BenchFileJson.Default.BenchFile) + "\n");
    }

    public static BenchFile Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllText(path), BenchFileJson.Default.BenchFile) ?? throw new InvalidDataException($"{path} is empty.");

    private static string Processor()
    {
        const string Name = "model name";
        string? line = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

[JsonSourceGenerationOptions(
    WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BenchFile))]
internal sealed partial class BenchFileJson : JsonSerializerContext;
