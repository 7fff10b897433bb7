using AsyncMachine.Analyzers.Args;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Args;
using AsyncMachine.CodeFixes.Declaration;

namespace AsyncMachine.Analyzers.Tests.Args;

public sealed class ArgsTests
{
    [Test]
    public Task Args_must_be_partial() => Verify<PartialArgsAnalyzer>.Says(
        "[StateArgs] public sealed record {|#0:Key|}(int Number);",
        "'Key' must be partial: it is a [StateArgs] type; add the modifier");

    [Test]
    public Task So_must_what_contains_them() => Verify<PartialArgsAnalyzer>.Marked(
        """
        public class {|AM0301:House|}
        {
            [StateArgs]
            public sealed partial record Key(int Number);
        }
        """);

    [Test]
    public Task Partial_args_are_fine() => Verify<PartialArgsAnalyzer>.Silent(
        """
        [StateArgs] public sealed partial record Key(int Number);
        public record Unrelated(int Number);
        """);

    [Test]
    public Task The_fix_makes_them_partial() => VerifyFix<PartialArgsAnalyzer, AddPartialFix>.Turns(
        "[StateArgs] public readonly record struct {|AM0301:Key|}(int Number);",
        "[StateArgs] public readonly partial record struct Key(int Number);");

    [Test]
    public Task A_secret_must_say_so() => Verify<SecretMemberAnalyzer>.Says(
        "[StateArgs] public sealed partial record Login(string User, string {|#0:Password|});",
        "'Password' of 'Login' looks like a secret and would be printed in logs; mark it with [Secret]");

    [Test]
    public Task Secrets_have_many_names() => Verify<SecretMemberAnalyzer>.Marked(
        """
        [StateArgs]
        public sealed partial class Login
        {
            public string? {|AM0302:ApiKey|} { get; set; }
            public byte[]? {|AM0302:PrivateKeyPem|} { get; set; }
            public ReadOnlyMemory<byte> {|AM0302:AccessToken|} { get; set; }
            public string? {|AM0302:db_pwd|};
        }
        """);

    [Test]
    public Task What_only_sounds_so_is_fine() => Verify<SecretMemberAnalyzer>.Silent(
        """
        [StateArgs]
        public sealed partial class Login
        {
            [Secret] public string? Password { get; set; }
            public int TokenCount { get; set; }
            public CancellationToken Token { get; set; }
            public string? TokenType { get; set; }
            public string? Tokenizer { get; set; }
            public string? Key { get; set; }
        }

        [StateArgs] public sealed partial record Other([Secret] string Password, [property: Secret] string ApiKey);

        [StateArgs] public sealed partial record Logged([Log] string User, string Password);

        public record Unrelated(string Password);
        """);

    [Test]
    public Task The_fix_marks_them() => VerifyFix<SecretMemberAnalyzer, MarkSecretFix>.Turns(
        """
        [StateArgs]
        public sealed partial record Login(string User, string {|AM0302:Password|})
        {
            // for later
            public string? {|AM0302:ApiKey|} { get; set; }

            /// <summary>Old.</summary>
            [Obsolete]
            public string? {|AM0302:Secret|} { get; set; }
        }
        """,
        """
        [StateArgs]
        public sealed partial record Login(string User, [Secret] string Password)
        {
            // for later
            [Secret]
            public string? ApiKey { get; set; }

            /// <summary>Old.</summary>
            [Obsolete]
            [Secret]
            public string? Secret { get; set; }
        }
        """);
}
