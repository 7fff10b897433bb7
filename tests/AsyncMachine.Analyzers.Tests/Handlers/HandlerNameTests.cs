using AsyncMachine.Analyzers.Handlers;
using AsyncMachine.Analyzers.Tests.Support;
using AsyncMachine.CodeFixes.Handlers;

namespace AsyncMachine.Analyzers.Tests.Handlers;

public sealed class HandlerNameTests
{
    [Test]
    public Task A_misspelt_handler_is_told() => Verify<MisspeltHandlerAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Loader
        {
            public static partial State Downloading { get; }
            bool {|#0:DonwloadingEnter|}() => true;
        }
        """,
        "'DonwloadingEnter' is no handler of 'Loader', but nearly 'DownloadingEnter'; rename it, or mark it with [NotHandler]");

    [Test]
    public Task In_sets_of_handlers_and_pairs_too() => Verify<MisspeltHandlerAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Loader
        {
            public static partial State Downloading { get; }
            public static partial State Done { get; }
        }

        [StateHandlers<Loader>]
        public partial class Metrics
        {
            void {|AM0202:DownloadngDone|}() { }
            Task {|AM0202:DownloadedingStateAsync|}() => Task.CompletedTask;
            void {|AM0202:DoneeEnd|}() { }
        }
        """);

    [Test]
    public Task Other_words_short_names_and_what_says_so_are_fine() => Verify<MisspeltHandlerAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Loader
        {
            public static partial State Downloading { get; }
            public static partial State Hot { get; }
            void DownloadingState() { }
            void DownloadingHot() { }
            [NotHandler] void DownloadinEnd() { }
            [Handler(HandlerKind.Exit, nameof(Hot))] void DownloadinExit() { }
            void NotState() { }
            void PreviousEnter() { }
            void BackEnd() { }
        }

        public class Elsewhere
        {
            void DownloadinEnd() { }
        }
        """);

    [Test]
    public Task The_fix_renames_it_with_its_callers() => VerifyFix<MisspeltHandlerAnalyzer, RenameHandlerFix>.Turns(
        """
        [StateSchema]
        public partial class Loader
        {
            public static partial State Downloading { get; }
            void {|AM0202:DonwloadingState|}() { }
            void Again() => DonwloadingState();
        }
        """,
        """
        [StateSchema]
        public partial class Loader
        {
            public static partial State Downloading { get; }
            void DownloadingState() { }
            void Again() => DownloadingState();
        }
        """);

    [Test]
    public Task A_name_with_two_readings_is_told() => Verify<AmbiguousHandlerAnalyzer>.Says(
        """
        [StateSchema]
        public partial class Net
        {
            public static partial State Up { get; }
            public static partial State UpLink { get; }
            public static partial State LinkDown { get; }
            public static partial State Down { get; }
            bool {|#0:UpLinkDown|}() => true;
        }
        """,
        "'UpLinkDown' can be read as the pair handler from 'Up' to 'LinkDown' or as the pair handler from 'UpLink' to 'Down'; say which by [Handler], or take it out by [NotHandler]");

    [Test]
    public Task States_that_are_words_of_handlers_or_handlers_are_told() => Verify<AmbiguousHandlerAnalyzer>.Marked(
        """
        [StateSchema]
        public partial class Net
        {
            public static partial State {|AM0204:Any|} { get; }
            public static partial State {|AM0204:End|} { get; }
            public static partial State Up { get; }
            public static partial State {|AM0204:UpExit|} { get; }
        }
        """);

    [Test]
    public Task Plain_names_and_what_is_said_are_fine() => Verify<AmbiguousHandlerAnalyzer>.Silent(
        """
        [StateSchema]
        public partial class Net
        {
            public static partial State Up { get; }
            public static partial State UpLink { get; }
            public static partial State LinkDown { get; }
            public static partial State Down { get; }
            public static partial State WeekEnd { get; }
            [Handler(nameof(UpLink), nameof(Down))]
            bool UpLinkDown() => true;
            void WeekEndEnd() { }
        }
        """);

    [TestCase(0, "[Handler(nameof(Up), nameof(LinkDown))]")]
    [TestCase(1, "[Handler(nameof(UpLink), nameof(Down))]")]
    public Task The_fix_offers_each_reading(int offer, string attribute) => VerifyFix<AmbiguousHandlerAnalyzer, SayHandlerFix>.Turns(
        """
        [StateSchema]
        public partial class Net
        {
            public static partial State Up { get; }
            public static partial State UpLink { get; }
            public static partial State LinkDown { get; }
            public static partial State Down { get; }

            // up or down
            bool {|AM0204:UpLinkDown|}() => true;
        }
        """,
        $$"""
        [StateSchema]
        public partial class Net
        {
            public static partial State Up { get; }
            public static partial State UpLink { get; }
            public static partial State LinkDown { get; }
            public static partial State Down { get; }

            // up or down
            {{attribute}}
            bool UpLinkDown() => true;
        }
        """,
        offer);
}
