using AsyncMachine.Conformance;
using AsyncMachine.Tests.Conformance;

namespace AsyncMachine.Rpc.Tests.Conformance;

/// <summary>A remote machine gives the recorded answers of a local one.</summary>
public sealed class RemoteCasesTests
{
    [Test]
    public async Task A_remote_machine_gives_the_recorded_answers([ValueSource(typeof(RecordedCases), nameof(RecordedCases.Names))] string file)
    {
        Case[] all = RecordedCases.Of(file);
        ILookup<bool, Case> byOrder = all.ToLookup(DependsOnOrder);
        var differences = new List<Difference>();

        foreach (Case played in byOrder[false]) differences.AddRange(await RemoteCasePlayer.PlayAsync(played));
        foreach (Case played in byOrder[true]) differences.AddRange(await RemoteCasePlayer.PlayAsync(WithOrder(played, recorded: false)));

        Operation[] calls = [.. all.SelectMany(played => played.Operations)];
        await TestContext.Out.WriteLineAsync(
            $"{file}: {all.Length} cases, {calls.Length} calls through a remote machine. Not compared: the answers of {byOrder[true].Count()} cases that depend on the order in which " +
            $"a call names its states, which travel in that of the schema; {calls.Count(call => call.Recorded.ContainsKey("tx"))} records of transitions, which stay on the machine. " +
            $"Made without args: {calls.Count(call => call.WithArgs)} calls, whose args have no codec. " +
            $"In {all.Count(played => played.Nested.Count > 0)} cases handlers call the machine where it is.");
        Assert.That(differences.Take(20), Is.Empty);
        Assert.That(byOrder[true].Count(), Is.LessThan(5));
    }

    [Test]
    public async Task An_answer_that_is_recorded_wrong_differs()
    {
        Case right = RecordedCases.Of("reference.jsonl")[0];
        Operation first = right.Operations[0];
        foreach (string field in (string[])["r", "act", "t", "q"])
        {
            var wrong = new Dictionary<string, string>(first.Recorded) { [field] = "[9]" };

            Case played = With(right, [With(first, first.States, wrong)]);

            Assert.That((await RemoteCasePlayer.PlayAsync(played)).Select(d => d.Field), Is.EqualTo(new[] { field }));
        }
    }

    /// <summary>True if a machine here, called in schema order, gives other answers than were recorded.</summary>
    private static bool DependsOnOrder(Case played) => CasePlayer.Play(WithOrder(played, recorded: true)).Count > 0;

    private static Case WithOrder(Case played, bool recorded) =>
        With(played, Array.ConvertAll(played.Operations, call => With(call, [.. call.States.Distinct().Order()], recorded ? call.Recorded.Where(p => p.Key != "tx").ToDictionary() : [])));

    private static Operation With(Operation other, int[] states, Dictionary<string, string> recorded) =>
        new() { Kind = other.Kind, States = states, WithArgs = other.WithArgs, Recorded = recorded };

    private static Case With(Case other, Operation[] operations) => new()
    {
        Id = other.Id, Names = other.Names, States = other.States, Handlers = other.Handlers, Vetoes = other.Vetoes, Nested = other.Nested,
        Throws = other.Throws, Operations = operations,
    };
}
