using AsyncMachine.Conformance;
using CsCheck;

namespace AsyncMachine.Tests.Oracle;

/// <summary>
/// Random cases against the oracle and the guarantees of every transition. What fails is printed as a line that can be recorded in
/// <c>tests/data</c>; <c>CsCheck_Iter</c> and <c>CsCheck_Seed</c> in the environment ask for more cases, or for one again.
/// </summary>
public sealed class RandomCasesTests
{
    private static readonly Gen<(int Words, bool Ordered)> Path = Gen.Select(Gen.OneOf(1, 2, 4, 16), Gen.Bool);

    [Test]
    public void The_engine_and_the_oracle_agree_on_random_schemas_and_calls() => Agree(RandomCases.Small, 1_600);

    [Test]
    public void The_engine_and_the_oracle_agree_on_random_schemas_of_several_words() => Agree(RandomCases.Wide, 400);

    private static void Agree(Gen<Case> cases, long count) => Gen.Select(cases, Path).Sample(
        (asked, path) =>
        {
            string disagreement = Disagreement(asked, path);
            if (disagreement.Length > 0) throw new InvalidOperationException(disagreement);
        },
        iter: Math.Max(count, Check.Iter),
        print: drawn =>
        {
            Case shrunk = new CaseShrinker(candidate => Disagreement(candidate, drawn.Item2).Length > 0).Shrink(drawn.Item1);
            return CaseWriter.Line(OracleMachine.Answer(shrunk)) + "\n" + Disagreement(shrunk, drawn.Item2);
        });

    /// <summary>Plays a case on the usual path and on another one, with somebody who watches and without.</summary>
    private static string Disagreement(Case asked, (int Words, bool Ordered) path)
    {
        Case answered = OracleMachine.Answer(asked);
        foreach (MachineOptions options in (MachineOptions[])[new(), new() { Words = path.Words, AlwaysOrdered = path.Ordered }])
        {
            foreach (bool traced in (bool[])[true, false])
            {
                List<Difference> differences = CasePlayer.Play(answered, options, traced);
                if (differences.Count == 0) continue;
                return $"{options.Words} words, ordered {options.AlwaysOrdered}, traced {traced}:\n{string.Join('\n', differences)}";
            }
        }

        return "";
    }
}
