using AsyncMachine.Analyzers.Declaration;
using AsyncMachine.Analyzers.Tests.Support;

namespace AsyncMachine.Analyzers.Tests.Declaration;

public sealed class StateCountTests
{
    [Test]
    public Task A_schema_holds_1024_states_with_exception() => Verify<StateCountAnalyzer>.SaysBroken(
        "[StateSchema] public partial class {|#0:Door|} {\n" + States(1024) + "}",
        "Schema 'Door' has 1025 states and can hold 1024, Exception included; split it into several machines");

    [Test]
    public Task And_not_one_less() => Verify<StateCountAnalyzer>.SilentBroken(
        "[StateSchema] public partial class Door {\n" + States(1023) + "}");

    [Test]
    public Task A_group_must_not_have_the_name_of_an_included_state() => Verify<StateCountAnalyzer>.SaysBroken(
        """
        [StateSchema]
        public partial class Door
        {
            public static partial State Open { get; }
        }

        [StateSchema]
        [Include<Door>]
        public partial class House
        {
            [StateGroup]
            public static partial StateGroup {|#0:Open|} { get; }
        }
        """,
        "'Open' is a state of 'Door' and a group of 'House'; rename one of the two");

    private static string States(int count) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"    public static partial State S{i} {{ get; }}\n"));
}
