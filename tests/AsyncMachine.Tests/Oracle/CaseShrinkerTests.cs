using AsyncMachine.Conformance;

namespace AsyncMachine.Tests.Oracle;

public sealed class CaseShrinkerTests
{
    [Test]
    public void A_failing_case_loses_everything_that_it_does_not_need_to_fail()
    {
        Case failing = CaseReader.Read(
            """
            {"n":["A","Exception","B","C","D"],"sc":{"A":{"a":1,"req":["B"],"add":["D"]},"B":{"rem":["C","D"]},"D":{"m":1,"aft":["A"]}},
            "hb":["AEnter","BEnter","CB"],"hf":["CB"],"hp":{"AEnter":2},
            "ops":[{"o":"a","s":[0]},{"o":"e"},{"o":"s","s":[2,3]},{"o":"r","s":[4]}]}
            """,
            1);

        Case shrunk = new CaseShrinker(c =>
            c.States.Any(s => s.Name == "B" && s.Remove.Contains("D")) &&
            c.Operations.Any(o => o.Kind == "s" && o.States.Any(i => c.Names[i] == "B"))).Shrink(failing);

        Assert.That(CaseWriter.Line(shrunk), Is.EqualTo(
            """{"id":"line 1","n":["Exception","B","D"],"sc":{"Exception":{"m":1},"B":{"rem":["D"]},"D":{}},"ops":[{"o":"s","s":[1]}]}"""));
    }
}
