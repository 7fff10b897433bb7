using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace AsyncMachine.Hosting.Tests.Support;

/// <summary>A real host without the defaults: no files, no environment, no console.</summary>
internal static class TestHost
{
    public static IHost Build(Action<IServiceCollection> add, RecordedLog? log = null, params (string Key, string? Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        if (log is not null) builder.Logging.SetMinimumLevel(Microsoft.Extensions.Logging.LogLevel.Trace).AddProvider(log);
        add(builder.Services);
        return builder.Build();
    }

    public static Machine<T> Machine<T>(this IHost host)
        where T : class, IStateSchema => host.Services.GetRequiredService<Machine<T>>();

    /// <summary>Ends the host as a program does, services included.</summary>
    public static ValueTask EndAsync(this IHost host) => ((IAsyncDisposable)host).DisposeAsync();
}
