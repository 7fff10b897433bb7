using AsyncMachine.Analyzers.Relations;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.Analyzers.Time;

namespace AsyncMachine.Analyzers.Tests.Time;

public sealed class TimeoutTests
{
    [TestCase("Timeout = {|#0:\"soon\"|}, OnTimeout = nameof(Shut)",
        "is \"soon\", which is no length of time; write it as \"hh:mm:ss\", with days in front as \"d.\"")]
    [TestCase("Timeout = {|#0:\"30\"|}, OnTimeout = nameof(Shut)",
        "is \"30\", which is no length of time; write it as \"hh:mm:ss\", with days in front as \"d.\"")]
    [TestCase("Timeout = {|#0:\"00:00:00\"|}, OnTimeout = nameof(Shut)", "is \"00:00:00\"; it must be more than zero")]
    [TestCase("Timeout = {|#0:\"-00:00:01\"|}, OnTimeout = nameof(Shut)", "is \"-00:00:01\"; it must be more than zero")]
    [TestCase("Timeout = \"00:00:01\", OnTimeout = {|#0:\"Shuut\"|}", "adds 'Shuut', which is no state of 'Door'; did you mean 'Shut'?")]
    [TestCase("Timeout = \"00:00:01\", OnTimeout = {|#0:\"Elsewhere\"|}",
        "adds 'Elsewhere', which is no state of 'Door'; declare it, or name another")]
    [TestCase("Timeout = \"00:00:01\", OnTimeout = {|#0:nameof(Moved)|}", "adds 'Moved', which needs args; name a state that does without")]
    public Task A_time_out_that_makes_no_sense_is_told(string arguments, string fault) =>
        Verify<TimeoutAnalyzer>.Says(Door($"State({arguments})"), $"The time-out of 'Open' {fault}");

    [TestCase("{|#0:State(Timeout = \"00:00:01\")|}", "leads nowhere; name the state that is added in OnTimeout")]
    [TestCase("{|#0:State(OnTimeout = nameof(Shut))|}", "has no length; add Timeout = \"hh:mm:ss\"")]
    public Task Half_a_time_out_is_told(string attribute, string fault) =>
        Verify<TimeoutAnalyzer>.Says(Door(attribute), $"The time-out of 'Open' {fault}");

    [TestCase("\"00:00:30\"")]
    [TestCase("\"1.12:00:00.5\"")]
    [TestCase("Limit")]
    public Task A_good_one_is_not(string length) =>
        Verify<TimeoutAnalyzer>.Silent(Door($"State(Timeout = {length}, OnTimeout = nameof(Shut), OnImport = DelayImport.Drop)"));

    [Test]
    public Task Its_texts_are_no_relations() => Verify<UnknownNameAnalyzer>.Silent(
        Door("State(Timeout = \"00:00:30\", OnTimeout = \"Elsewhere\")"));

    [Test]
    public Task An_included_state_is_told_of_where_it_is_declared() => Verify<TimeoutAnalyzer>.Marked(
        Door("{|AM0401:State(Timeout = \"00:00:30\")|}") + """

        [StateSchema]
        [Include<Door>]
        public partial class House;
        """);

    private static string Door(string attribute) => $$"""
        [StateArgs]
        public sealed partial record Way(int Steps);

        [StateSchema]
        public partial class Door
        {
            const string Limit = "00:01:00";

            [{{attribute}}]
            public static partial State Open { get; }

            public static partial State Shut { get; }

            public static partial State<Way> Moved { get; }
        }

        """;
}
