using System.Globalization;

namespace AsyncMachine.Rpc.Proof;

/// <summary>How large a proof is.</summary>
/// <param name="Size">How many of what the proof counts: faults, inputs, sessions, kills.</param>
/// <param name="Seed">Of all random choices. Threads and sockets still decide about time.</param>
/// <param name="Limit">How long the proof may take before it has failed: something hangs.</param>
internal sealed record ProofOptions(int Size, int Seed, TimeSpan Limit)
{
    /// <summary>Reads <c>--size N --seed N --seconds N</c>; a seed that is not given is random.</summary>
    /// <exception cref="ArgumentException">Something else stands there.</exception>
    public static ProofOptions Parse(ReadOnlySpan<string> args, int size, int seconds)
    {
        int seed = Random.Shared.Next();
        if (args.Length % 2 != 0) throw new ArgumentException($"'{args[^1]}' has no value.");
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out int value) || value < 0) throw new ArgumentException($"'{args[i + 1]}' is no whole number from 0.");
            switch (args[i])
            {
                case "--size": size = Math.Max(value, 1); break;
                case "--seed": seed = value; break;
                case "--seconds": seconds = Math.Max(value, 1); break;
                default: throw new ArgumentException($"There is no option '{args[i]}'.");
            }
        }

        return new ProofOptions(size, seed, TimeSpan.FromSeconds(seconds));
    }
}
