namespace AsyncMachine.Tests.Tables;

/// <summary>PORTED.md and CASES.md are true: a test that is renamed or gone fails here, and so does what is told twice or not at all.</summary>
public sealed class TableTests
{
    private static readonly string[] Files = ["PORTED.md", "CASES.md"];

    [TestCaseSource(nameof(Files))]
    public void Every_test_that_is_named_exists_and_is_the_only_one_of_its_name(string file)
    {
        IEnumerable<string> wrong = TestTable.Read(file).Entries
            .SelectMany(entry => entry.Tests)
            .Where(test => TestIndex.All[test].Count() != 1)
            .Select(test => $"{test}: {TestIndex.All[test].Count()}");

        Assert.That(wrong, Is.Empty);
    }

    [TestCaseSource(nameof(Files))]
    public void Every_id_stands_once(string file) => Assert.That(TestTable.Read(file).Entries.Select(e => e.Id), Is.Unique);

    [TestCaseSource(nameof(Files))]
    public void Every_entry_has_tests_or_a_reason(string file)
    {
        Assert.That(
            TestTable.Read(file).Entries.Where(e => e.Tests.Count == 0).Select(e => e.Text),
            Is.All.Matches("^(waits for|does not apply): .+"));
        Assert.That(
            TestTable.Read(file).Entries.Where(e => e.Tests.Count > 0).Select(e => e.Text),
            Is.All.Matches(@"^(waits for: .+ held by )?(`\w+Tests\.\w+`(, )?)+$"));
    }

    [Test]
    public void No_defect_is_missing()
    {
        IEnumerable<string> numbers = Enumerable.Range(1, 37).Select(n => $"{n}").Concat(["33b", "33c"]);

        Assert.That(
            TestTable.Read("PORTED.md").Entries.Select(e => e.Id).Where(id => id.StartsWith("defect ", StringComparison.Ordinal)),
            Is.EquivalentTo(numbers.Select(n => $"defect {n}")));
    }

    [Test]
    public void No_case_is_missing()
    {
        int[] numbers = [1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 15, 16, 17, 20, 21, 23, 26, 27, 29, 30, 31, 32, 34, 35, 36, 37, 42, 49, 50, 51, 52, 53];

        Assert.That(TestTable.Read("CASES.md").Entries.Select(e => e.Id), Is.EqualTo(numbers.Select(n => $"{n}")));
    }
}
