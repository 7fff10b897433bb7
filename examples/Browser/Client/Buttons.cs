using System.Runtime.InteropServices.JavaScript;

namespace AsyncMachine.Examples.Browser;

/// <summary>What the page's script calls, and what it tells.</summary>
internal static partial class Buttons
{
    public static Machine<Page>? Page { get; set; }

    [JSExport]
    public static void Press(string button) => Page?.Add(Browser.Page.Asking, new(button));

    /// <summary>Where the server's WebSocket is.</summary>
    [JSImport("address", "page")]
    public static partial string Address();
}
