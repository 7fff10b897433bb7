using AsyncMachine.Analyzers.Handlers;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Handlers;

namespace AsyncMachine.Analyzers.Tests.Handlers;

public sealed class MachineCallTests
{
    private const string Doors = """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }

        [StateSchema]
        public partial class Window
        {
            public static partial State Tilted { get; }
            [StateGroup(nameof(Tilted))]
            public static partial StateGroup All { get; }
        }


        """;

    [Test]
    public Task A_state_of_another_schema_is_told() => Verify<ForeignStateAnalyzer>.Says(
        Doors + """
        public class User
        {
            void Use(Machine<Door> machine) => machine.Add(Door.Open, {|#0:Window.Tilted|});
        }
        """,
        "'Window.Tilted' is no state of 'Door', and a machine of that schema refuses it; use a state of 'Door', or include 'Window' in it");

    [Test]
    public Task In_handlers_the_events_machine_is_known() => Verify<ForeignStateAnalyzer>.Marked(
        Doors + """
        [StateHandlers<Door>]
        public partial class Metrics
        {
            void OpenState(Event e)
            {
                e.Machine.Is({|AM0201:Window.All|});
                e.Machine.Add({|AM0201:Window.Tilted|});
                Action later = () => e.Machine.Add({|AM0201:Window.Tilted|});
            }
        }
        """);

    [Test]
    public Task What_another_call_inside_of_the_arguments_names_is_that_calls() => Verify<ForeignStateAnalyzer>.Marked(
        Args + Doors + """
        [StateSchema]
        public partial class Counter
        {
            [State(Multi = true)]
            public static partial State<Count> Counted { get; }
        }

        public class User
        {
            void Use(Machine<Counter> machine, Machine<Door> other, Count count)
            {
                machine.Add(Counter.Counted, new(other.Tick(Door.Open)));
                machine.Add(Counter.Counted, count with { Number = other.Tick(Door.Open) });
                machine.Add(Counter.Counted, new(other.Tick({|AM0201:Window.Tilted|})));
                machine.Is(other.Is(Door.Open) ? Counter.Counted : {|AM0201:Door.Open|});
            }
        }
        """);

    [Test]
    public Task The_args_of_a_state_inside_of_another_call_are_that_calls() => Verify<MissingArgsAnalyzer>.Silent(
        Args + """
        [StateSchema]
        public partial class Counter
        {
            [State(Multi = true)]
            public static partial State<Count> Counted { get; }

            void Use(Machine machine) => machine.Add(Counted, new(machine.Tick(Counted)));
        }
        """);

    [Test]
    public Task Delayed_calls_need_args_too() => Verify<MissingArgsAnalyzer>.Marked(
        Args + """
        [StateSchema]
        public partial class Counter
        {
            [State(Multi = true)]
            public static partial State<Count> Counted { get; }

            void Use(Machine machine)
            {
                machine.AddAfter(StateInstance.None, TimeSpan.Zero, {|AM0213:Counted|});
                machine.AddEvery(StateInstance.None, TimeSpan.Zero, {|AM0213:Counted|});
                machine.RemoveAfter(StateInstance.None, TimeSpan.Zero, Counted);
            }
        }
        """);

    private const string Args = """
        [StateArgs]
        public sealed partial record Count(ulong Number);


        """;

    [Test]
    public Task Included_and_inherited_states_are_known_and_untyped_machines_are_not() => Verify<ForeignStateAnalyzer>.Silent(
        Doors + """
        [StateSchema]
        [Include<Window>]
        [Include<BasicStates>]
        public partial class House : Door
        {
            public static partial State Lit { get; }

            void LitState(Event e) => e.Machine.Add(Open, Tilted, Window.Tilted, BasicStates.Ready, Ready);
        }

        public class User
        {
            void Use(Machine<House> house, Machine any)
            {
                house.Add(House.Lit, Door.Open, House.Open, Window.Tilted, House.Tilted);
                any.Add(Door.Open, Window.Tilted);
            }
        }
        """);

    [Test]
    public Task Required_args_must_be_passed() => Verify<MissingArgsAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
        }

        public class User
        {
            void Use(Machine machine) => machine.Add({|#0:Door.Open|});
        }
        """,
        "'Door.Open' requires args of type 'string', so 'Add' without them is always canceled; pass them: 'Add(Door.Open, …)'");

    [Test]
    public Task In_sets_toggles_checks_and_async_calls_too() => Verify<MissingArgsAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            public static partial State Lit { get; }
            void LitState(Event e)
            {
                e.Machine.Add(e, {|AM0213:Open|}, Lit);
                e.Machine.Set([{|AM0213:Open|}]);
                e.Machine.Toggle({|AM0213:Open|});
                e.Machine.CanAdd({|AM0213:Open|});
            }

            async Task Use(IMachine machine) => await machine.AddAsync(Lit, {|AM0213:Open|});
        }
        """);

    [Test]
    public Task With_args_optional_ones_and_removal_are_fine() => Verify<MissingArgsAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            public static partial State<string?> Shut { get; }
            public static partial State Lit { get; }

            void LitState(Event e)
            {
                e.Machine.Add(Open, "key");
                e.Machine.Add(Open, "key", e);
                e.Machine.Add(Shut);
                e.Machine.Remove(Open);
                e.Machine.Is(Open);
            }
        }
        """);

    [Test]
    public Task The_fix_supplies_args() => VerifyFix<MissingArgsAnalyzer, SupplyArgsFix>.Turns(
        """
        [StateArgs]
        public sealed partial class Key;

        [StateSchema]
        public partial class Door
        {
            public static partial State<Key> Open { get; }
            public static partial State Lit { get; }
            void LitState(Event e)
            {
                e.Machine.Add({|AM0213:Open|});
                e.Machine.Set(e, {|AM0213:Open|});
            }
        }
        """,
        """
        [StateArgs]
        public sealed partial class Key;

        [StateSchema]
        public partial class Door
        {
            public static partial State<Key> Open { get; }
            public static partial State Lit { get; }
            void LitState(Event e)
            {
                e.Machine.Add(Open, new Key());
                e.Machine.Set(Open, new Key(), e);
            }
        }
        """);

    [Test]
    public Task The_fix_offers_nothing_among_several_states() => VerifyFix<MissingArgsAnalyzer, SupplyArgsFix>.OffersNothing(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State<string> Open { get; }
            public static partial State Lit { get; }
            void LitState(Event e) => e.Machine.Add({|AM0213:Open|}, Lit);
        }
        """);

    [Test]
    public Task Who_only_decides_does_not_mutate() => Verify<MutatingNegotiationAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }
            bool OpenEnter(Event e)
            {
                e.Machine.{|#0:Add|}(Lit);
                return true;
            }
        }
        """,
        "'OpenEnter' calls 'Add' while it only decides; the transition may never happen, and CanAdd asks it too: mutate in a final handler");

    [Test]
    public Task Reading_and_final_handlers_are_fine() => Verify<MutatingNegotiationAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }
            bool OpenEnter(Event e) => e.Machine.Is(Lit) && e.Machine.CanAdd(Lit) == Result.Executed && new List<int>().Remove(1);
            void OpenState(Event e) => e.Machine.Add(Lit);
        }
        """);

    [Test]
    public Task An_async_handler_passes_its_token_on() => Verify<UnusedTokenAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            async Task OpenState(CancellationToken token) => await Task.{|#0:Delay|}(10);
        }
        """,
        "'OpenState' goes on after its state has changed, because 'Delay' gets no token; pass 'token' on");

    [Test]
    public Task Any_use_of_a_token_and_calls_that_take_none_are_fine() => Verify<UnusedTokenAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }
            async Task OpenState(CancellationToken token) => await Task.Delay(10, token);
            async Task OpenEnd(CancellationToken token)
            {
                await Task.Delay(10);
                if (token.IsCancellationRequested) return;
            }
            async Task LitState() => await Task.Yield();
            async Task Other() => await Task.Delay(10);
        }
        """);

    [Test]
    public Task The_fix_passes_it_on() => VerifyFix<UnusedTokenAnalyzer, PassTokenFix>.Turns(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }
            async Task OpenState(Event e, CancellationToken stop) => await Task.{|AM0212:Delay|}(10);
            async Task LitState() => await File.{|AM0212:ReadAllTextAsync|}("x");
        }
        """,
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
            public static partial State Lit { get; }
            async Task OpenState(Event e, CancellationToken stop) => await Task.Delay(10, stop);
            async Task LitState(CancellationToken token) => await File.ReadAllTextAsync("x", token);
        }
        """);
}
