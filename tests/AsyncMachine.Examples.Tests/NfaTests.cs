using System.Text.RegularExpressions;

namespace AsyncMachine.Examples.Tests;

public sealed partial class NfaTests
{
    [Test]
    public async Task It_shows_a_few_words()
    {
        ExampleResult result = await Example.RunAsync("Nfa", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            1000: Rejected at Anywhere Last4 Odd
            1011: Rejected at Anywhere Last1 Last2 Last4 Odd
            11100: Accepted at Anywhere Last3 Last4 Even
            0101: Rejected at Anywhere Last1 Last3 Even
            111: Rejected at Anywhere Last1 Last2 Last3 Even
            01x1: no word of 0 and 1

            """));
    }

    [Test]
    public async Task It_accepts_the_words_that_both_regular_expressions_match()
    {
        var random = new Random(1);
        string[] words = [.. Enumerable.Range(0, 500).Select(_ => Word(random))];

        ExampleResult result = await Example.RunAsync("Nfa", Example.RepositoryRoot, words);

        Assert.That(
            result.Output.Trim().Split('\n').Select(line => line[..line.IndexOf(" at ", StringComparison.Ordinal)]),
            Is.EqualTo(words.Select(word => $"{word}: {(BothMatch(word) ? "Accepted" : "Rejected")}")));
    }

    private static bool BothMatch(string word) => FourthFromTheEnd().IsMatch(word) && EvenZeros().IsMatch(word);

    private static string Word(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => random.Next(2) == 0 ? '0' : '1'));

    [GeneratedRegex("^[01]*1[01][01][01]$")]
    private static partial Regex FourthFromTheEnd();

    [GeneratedRegex("^1*(01*01*)*$")]
    private static partial Regex EvenZeros();
}
