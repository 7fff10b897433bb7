using System.Globalization;
using System.Net;

namespace AsyncMachine.Rpc.Proof;

/// <summary>The server's process: a machine that clients mutate and one that they only look at; says on request what it holds and what it saw.</summary>
internal static class LoadServer
{
    public const string IdleMachine = "idle";

    public static async Task<int> RunAsync()
    {
        var books = new Books();
        await using Machine<Ledger> busy = Machine.Create(new Ledger(books.Ask, books.Book));
        await using Machine<Ledger> idle = Machine.Create(new Ledger(static _ => { }, static _ => { }));
        await using var server = new MachineServer();
        server.Host(busy);
        server.Host(idle, IdleMachine);
        await using SocketListener listener = SocketListener.Start(server, new IPEndPoint(IPAddress.Loopback, 0));
        Console.WriteLine(((IPEndPoint)listener.EndPoint).Port.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is { } line) Console.WriteLine(Answer(line.Split(' '), books, busy, server));
        return 0;
    }

    private static string Answer(string[] question, Books books, Machine busy, MachineServer server) => question switch
    {
        ["memory"] => string.Create(CultureInfo.InvariantCulture, $"{Managed()} {Environment.WorkingSet} {server.Connections}"),
        ["judge", string clients, string numbers] => Judge(books, int.Parse(clients, CultureInfo.InvariantCulture), int.Parse(numbers, CultureInfo.InvariantCulture)),
        ["ticks"] => string.Join(' ', busy.Time().Ticks.ToArray()),
        ["refused"] => string.Create(CultureInfo.InvariantCulture, $"{server.ProtocolErrors} {server.RefusedClients}"),
        _ => throw new ArgumentException($"'{string.Join(' ', question)}' was asked."),
    };

    private static long Managed()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Judge(Books books, int clients, int numbers)
    {
        long once = 0, twice = 0, lost = 0;
        for (int client = 0; client < clients; client++)
        {
            for (int number = 1; number <= numbers; number++)
            {
                int booked = books.Find(client, number).Booked;
                if (booked == 1) once++;
                else if (booked == 0) lost++;
                else twice++;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{once} {twice} {lost} {books.OutOfOrder}");
    }
}
