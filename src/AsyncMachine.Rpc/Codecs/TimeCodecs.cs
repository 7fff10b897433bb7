using System.ComponentModel;
using MessagePack;

namespace AsyncMachine.Rpc.Codecs;

/// <summary>Codec of <see cref="DateTime"/>: ticks and kind in one number. A local time stays the same instant in another time zone.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeCodec : IValueCodec<DateTime>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateTime value, int depth) =>
        writer.Write(value.ToBinary());

    /// <inheritdoc/>
    public static DateTime Read(ref MessagePackReader reader) =>
        DateTime.FromBinary(reader.ReadInt64());
}

/// <summary>Codec of <see cref="TimeSpan"/>: its ticks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanCodec : IValueCodec<TimeSpan>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TimeSpan value, int depth) =>
        writer.Write(value.Ticks);

    /// <inheritdoc/>
    public static TimeSpan Read(ref MessagePackReader reader) =>
        new(reader.ReadInt64());
}

/// <summary>Codec of <see cref="DateOnly"/>: its day number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCodec : IValueCodec<DateOnly>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateOnly value, int depth) =>
        writer.Write(value.DayNumber);

    /// <inheritdoc/>
    public static DateOnly Read(ref MessagePackReader reader) =>
        DateOnly.FromDayNumber(reader.ReadInt32());
}

/// <summary>Codec of <see cref="TimeOnly"/>: its ticks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyCodec : IValueCodec<TimeOnly>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TimeOnly value, int depth) =>
        writer.Write(value.Ticks);

    /// <inheritdoc/>
    public static TimeOnly Read(ref MessagePackReader reader) =>
        new(reader.ReadInt64());
}

/// <summary>Codec of <see cref="DateTimeOffset"/>: an array of ticks in UTC and offset in minutes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetCodec : IValueCodec<DateTimeOffset>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateTimeOffset value, int depth)
    {
        writer.WriteArrayHeader(2);
        writer.Write(value.UtcTicks);
        writer.Write(value.TotalOffsetMinutes);
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref MessagePackReader reader)
    {
        if (reader.ReadArrayHeader() != 2) Malformed.Throw("A DateTimeOffset is an array of two numbers.");
        var utc = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
        return utc.ToOffset(new TimeSpan(reader.ReadInt32() * TimeSpan.TicksPerMinute));
    }
}
