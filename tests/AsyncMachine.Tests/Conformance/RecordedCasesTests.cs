using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Conformance;

/// <summary>Every path through the engine gives the recorded answers: widths, resolvers, with and without somebody who watches.</summary>
public sealed class RecordedCasesTests
{
    [Test]
    public void A_traced_machine_gives_the_recorded_answers(
        [ValueSource(typeof(RecordedCases), nameof(RecordedCases.Names))] string file,
        [Values(1, 2, 4, 16)] int words,
        [Values] bool ordered)
    {
        PlayAll(file, played => CasePlayer.Play(played, new MachineOptions { Words = words, AlwaysOrdered = ordered }));
    }

    [Test]
    public void An_unobserved_machine_gives_the_recorded_answers(
        [ValueSource(typeof(RecordedCases), nameof(RecordedCases.Names))] string file,
        [Values(1, 2, 4, 16)] int words,
        [Values] bool ordered)
    {
        PlayAll(file, played => CasePlayer.Play(played, new MachineOptions { Words = words, AlwaysOrdered = ordered }, traced: false));
    }

    [Test]
    public void A_machine_that_is_waited_for_gives_the_recorded_answers(
        [ValueSource(typeof(RecordedCases), nameof(RecordedCases.Names))] string file,
        [Values(1, 2, 4, 16)] int words)
    {
        PlayAll(file, played => CasePlayer.Play(played, new MachineOptions { Words = words }, traced: false, MakeWatched));
    }

    private static void PlayAll(string file, Func<Case, List<Difference>> play)
    {
        List<Difference> differences = [.. RecordedCases.Of(file).SelectMany(play)];

        Assert.That(differences.Take(20), Is.Empty);
    }

    /// <summary>Somebody holds a token and waits for every state, for the queue, and for a condition that never holds.</summary>
    private static Machine MakeWatched(Case played, Script script, MachineOptions options)
    {
        Machine machine = CaseMachine.Make(played, script, options);
        for (int i = 0; i < machine.Schema.Count; i++)
        {
            _ = machine.StateToken(machine.Schema[i]);
            _ = machine.WhenTime(machine.Schema[i], 3);
        }

        _ = machine.WhenQuery(time => time.Sum == ulong.MaxValue);
        return machine;
    }
}
