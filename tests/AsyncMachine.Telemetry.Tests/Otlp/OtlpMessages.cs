using System.Globalization;

namespace AsyncMachine.Telemetry.Tests.Otlp;

/// <summary>A span as it was received.</summary>
internal sealed record OtlpSpan(
    string Service, string Scope, string TraceId, string SpanId, string ParentId, string Name, bool IsServer,
    IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<string> Events, IReadOnlyList<string> Links);

/// <summary>A data point of a metric as it was received: the number, or a histogram's count and buckets.</summary>
internal sealed record OtlpPoint(
    string Service, string Scope, string Metric, string Unit, IReadOnlyDictionary<string, string> Attributes, double Value, IReadOnlyList<ulong> Buckets, IReadOnlyList<double> Bounds);

/// <summary>A log record as it was received.</summary>
internal sealed record OtlpLog(
    string Service, string Scope, string Severity, string Body, string TraceId, string SpanId, IReadOnlyDictionary<string, string> Attributes);

/// <summary>Decodes what an exporter sends, by the field numbers of opentelemetry-proto.</summary>
internal static class OtlpMessages
{
    public static IEnumerable<OtlpSpan> Spans(ReadOnlyMemory<byte> request) =>
        from resource in request.All(1)
        from scope in resource.All(2)
        from span in scope.All(2)
        select new OtlpSpan(
            ServiceOf(resource), ScopeOf(scope), span.One(1).Hex, span.One(2).Hex, span.One(4).Hex, span.One(5).Text, span.One(6).Value == 2, Attributes(span, 9),
            [.. span.All(11).Select(e => e.One(2).Text)], [.. span.All(13).Select(link => link.One(2).Hex)]);

    public static IEnumerable<OtlpPoint> Points(ReadOnlyMemory<byte> request) =>
        from resource in request.All(1)
        from scope in resource.All(2)
        from metric in scope.All(2)
        from kind in (int[])[5, 7, 9]
        from data in metric.All(kind)
        from point in data.All(1)
        select new OtlpPoint(
            ServiceOf(resource), ScopeOf(scope), metric.One(1).Text, metric.One(3).Text, Attributes(point, kind == 9 ? 9 : 7),
            kind == 9 ? point.One(4).Value : Number(point), kind == 9 ? point.Packed(6) : [],
            kind == 9 ? [.. point.Packed(7).Select(BitConverter.UInt64BitsToDouble)] : []);

    public static IEnumerable<OtlpLog> Logs(ReadOnlyMemory<byte> request) =>
        from resource in request.All(1)
        from scope in resource.All(2)
        from log in scope.All(2)
        select new OtlpLog(
            ServiceOf(resource), ScopeOf(scope), log.One(3).Text, Any(log.One(5).Bytes), log.One(9).Hex, log.One(10).Hex, Attributes(log, 6));

    private static string ServiceOf(ReadOnlyMemory<byte> resource) =>
        Attributes(resource.One(1).Bytes, 1).GetValueOrDefault("service.name", "");

    private static string ScopeOf(ReadOnlyMemory<byte> scope) => scope.One(1).Bytes.One(1).Text;

    private static Dictionary<string, string> Attributes(ReadOnlyMemory<byte> message, int number) =>
        message.All(number).ToDictionary(pair => pair.One(1).Text, pair => Any(pair.One(2).Bytes));

    private static double Number(ReadOnlyMemory<byte> point)
    {
        ProtoField whole = point.One(6);
        return whole.Number == 6 ? (long)whole.Value : point.One(4).Double;
    }

    private static string Any(ReadOnlyMemory<byte> value)
    {
        ProtoField field = ProtoReader.Fields(value).FirstOrDefault();
        return field.Number switch
        {
            1 => field.Text,
            2 => field.Value != 0 ? "true" : "false",
            3 => ((long)field.Value).ToString(CultureInfo.InvariantCulture),
            4 => field.Double.ToString(CultureInfo.InvariantCulture),
            5 => string.Join(' ', field.Bytes.All(1).Select(Any)),
            _ => "",
        };
    }
}
