using System.Runtime.InteropServices;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Elements, whatever the collection: an array.</summary>
internal static class Items
{
    // What is allocated before a single element has been seen.
    private const int FirstCapacity = 16;

    public static void Write<T, TCodec>(ref MessagePackWriter writer, IEnumerable<T> value, int depth)
        where TCodec : struct, IValueCodec<T>
    {
        switch (value)
        {
            case null:
                Malformed.Null<IEnumerable<T>>();
                break;
            case T[] array:
                WriteSpan<T, TCodec>(ref writer, array, depth);
                break;
            case List<T> list:
                WriteSpan<T, TCodec>(ref writer, CollectionsMarshal.AsSpan(list), depth);
                break;
            default:
                // Copied first: what is counted and then enumerated may differ.
                WriteSpan<T, TCodec>(ref writer, value.ToArray(), depth);
                break;
        }
    }

    public static void WriteOrNil<T, TCodec>(ref MessagePackWriter writer, T[]? value, int depth)
        where TCodec : struct, IValueCodec<T>
    {
        if (value is null) writer.WriteNil();
        else WriteSpan<T, TCodec>(ref writer, value, depth);
    }

    /// <summary>Reads the elements. The announced number is believed only as far as elements have come.</summary>
    public static T[] Read<T, TCodec>(ref MessagePackReader reader)
        where TCodec : struct, IValueCodec<T>
    {
        int count = reader.ReadArrayHeader();
        if (count == 0) return [];
        var items = new T[Math.Min(count, FirstCapacity)];
        for (int i = 0; i < count; i++)
        {
            if (i == items.Length) Array.Resize(ref items, (int)Math.Min(count, 2L * i));
            items[i] = TCodec.Read(ref reader);
        }

        return items;
    }

    public static List<T> ToList<T>(T[] items) => [.. items];

    private static void WriteSpan<T, TCodec>(ref MessagePackWriter writer, scoped ReadOnlySpan<T> items, int depth)
        where TCodec : struct, IValueCodec<T>
    {
        writer.WriteArrayHeader(items.Length);
        foreach (T item in items) TCodec.Write(ref writer, item, depth);
    }
}
