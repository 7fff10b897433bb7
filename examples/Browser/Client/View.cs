using System.Runtime.InteropServices.JavaScript;
using AsyncMachine.Rpc;

namespace AsyncMachine.Examples.Browser;

/// <summary>Shows two machines on the page after every change of either.</summary>
internal sealed partial class View(RemoteMachine<Washer> washer) : Tracer
{
    private Machine<Page>? _page;

    public void Follow(Machine<Page> page)
    {
        _page = page;
        washer.AddTracer(this);
        page.AddTracer(this);
        Draw();
    }

    public override void TransitionEnd(Transition transition) => Draw();

    private void Draw()
    {
        string phase =
            washer.Is(Washer.Filling) ? "filling" :
            washer.Is(Washer.Washing) ? "washing" :
            washer.Is(Washer.Spinning) ? "spinning" :
            washer.Is(Washer.Done) ? "done" :
            washer.Is(Washer.DoorOpen) ? "open" : "closed";
        string connection = _page!.Is(Page.Away) ? "away" : _page.Is(Page.Asking) ? "asking" : _page.Is(Page.Refused) ? "refused" : "live";
        Show(phase, connection, washer.ToString(), washer.Is(Washer.Running), washer.Is(Washer.DoorOpen));
    }

    [JSImport("show", "page")]
    private static partial void Show(string phase, string connection, string clocks, bool running, bool open);
}
