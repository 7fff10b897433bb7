using Microsoft.AspNetCore.Http;

namespace AsyncMachine.Rpc.AspNetCore;

/// <summary>Which pages may open a WebSocket.</summary>
internal sealed class AllowedOrigins(IEnumerable<string> others)
{
    private readonly HashSet<string> _others = new(others.Select(origin => origin.TrimEnd('/')), StringComparer.OrdinalIgnoreCase);

    public bool Allows(HttpRequest request)
    {
        string origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || _others.Contains("*") || _others.Contains(origin)) return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out Uri? page) && page.Authority.Equals(HostOf(request, page), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The host that was asked for, written like an origin's: without the port that goes without saying.</summary>
    private static string HostOf(HttpRequest request, Uri page) =>
        request.Host.Port is { } port && port == page.Port && page.IsDefaultPort ? request.Host.Host : request.Host.Value ?? "";
}
