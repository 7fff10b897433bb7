using AsyncMachine.Conformance;
using AsyncMachine.Tests.Conformance;

namespace AsyncMachine.Tests.Oracle;

public sealed class OracleTests
{
    [Test]
    public void The_oracle_gives_the_recorded_answers([ValueSource(typeof(RecordedCases), nameof(RecordedCases.Names))] string file)
    {
        var differences = new List<string>();
        foreach (Case recorded in RecordedCases.Of(file))
        {
            Case answered = OracleMachine.Answer(recorded);
            for (int i = 0; i < recorded.Operations.Length; i++)
            {
                foreach ((string field, string expected) in recorded.Operations[i].Recorded)
                {
                    string actual = answered.Operations[i].Recorded.GetValueOrDefault(field, "nothing");
                    if (actual != expected) differences.Add($"{new Difference(recorded.Id, i, field, expected, actual)}");
                }
            }
        }

        Assert.That(differences.Take(20), Is.Empty);
    }

    [Test]
    public void A_written_case_reads_as_the_same_case([ValueSource(typeof(RecordedCases), nameof(RecordedCases.Names))] string file)
    {
        foreach (Case recorded in RecordedCases.Of(file))
        {
            string line = CaseWriter.Line(recorded);

            Assert.That(CaseWriter.Line(CaseReader.Read(line, 1)), Is.EqualTo(line));
        }
    }
}
