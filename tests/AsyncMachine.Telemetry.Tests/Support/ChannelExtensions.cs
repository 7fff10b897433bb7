using System.Threading.Channels;

namespace AsyncMachine.Telemetry.Tests.Support;

internal static class ChannelExtensions
{
    /// <summary>The next item that fits; others are let go. A failure if none comes.</summary>
    public static async Task<T> NextAsync<T>(this ChannelReader<T> reader, Func<T, bool> fits)
    {
        while (true)
        {
            T item = await reader.ReadAsync().AsTask().Soon();
            if (fits(item)) return item;
        }
    }
}
