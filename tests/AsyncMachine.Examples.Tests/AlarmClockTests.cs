using AlarmClock;
using AsyncMachine.Testing;
using CsCheck;

namespace AsyncMachine.Examples.Tests;

public sealed partial class AlarmClockTests
{
    // The lengths of the delays, and a millisecond less; or some milliseconds.
    private static readonly int[] Lengths = [9_999, 10_000, 14_999, 15_000, 19_999, 20_000, 59_999, 60_000, 119_999, 120_000];

    private static readonly Gen<AlarmStep[]> Sequences = Gen.Select(
        Gen.Enum<AlarmCall>(), Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, Lengths.Length - 1].Select(i => Lengths[i])),
        (call, milliseconds) => new AlarmStep(call, milliseconds)).Array[0, 50];

    [Test]
    public void Each_change_comes_in_its_millisecond_however_time_goes_by()
    {
        string[] expected =
        [
            "0: +Disarmed",
            "0: -Disarmed +Arming",
            "10000: -Arming +Armed",
            "10001: -Armed +Paused",
            "15001: +Paused",
            "20002: +Armed -Paused",
            "21000: -Armed +PreTriggered",
            "21000: +Recording",
            "41000: -PreTriggered +Triggered +Siren +SirenHeld",
            "56000: -SirenHeld",
            "81000: -Recording +Discarded",
            "161000: +Armed -Triggered",
            "161000: -Siren",
        ];

        Assert.That(Play(1), Is.EqualTo(expected), "millisecond by millisecond");
        Assert.That(Play(1_000_000), Is.EqualTo(expected), "at once");

        static IReadOnlyList<string> Play(int step)
        {
            using var alarm = new Alarm();
            alarm.Call(AlarmCall.Arm);
            alarm.Pass(10_001, step);
            alarm.Machine.Add(AlarmStates.Paused, new(TimeSpan.FromMilliseconds(5_001)));
            alarm.Pass(5_000, step);
            alarm.Machine.Add(AlarmStates.Paused, new(TimeSpan.FromMilliseconds(5_001)));
            alarm.Pass(5_999, step);
            alarm.Call(AlarmCall.Move);
            alarm.Pass(1_000_000, step);
            Assert.That(alarm.Machine.Delays, Is.Empty);
            return alarm.Changes;
        }
    }

    [Test]
    public void A_recording_is_thrown_away_if_no_face_is_seen_for_60_seconds()
    {
        using var alarm = Alarm.Watching();
        alarm.Call(AlarmCall.Move);

        alarm.Pass(59_999);
        alarm.Machine.ShouldBe(AlarmStates.Recording);
        alarm.Pass(1);

        alarm.Machine.ShouldBe(AlarmStates.Discarded);
        alarm.Machine.ShouldNotBe(AlarmStates.Recording);
        Assert.That(alarm.Call(AlarmCall.SeeFace), Is.EqualTo(Result.Canceled), "too late");
    }

    [Test]
    public void A_recording_with_a_face_is_kept()
    {
        using var alarm = Alarm.Watching();
        alarm.Call(AlarmCall.Move);

        alarm.Pass(59_999);
        alarm.Call(AlarmCall.SeeFace).ShouldBeExecuted(alarm.Machine);
        alarm.Pass(1_000_000);

        alarm.Machine.ShouldBe(AlarmStates.FaceSeen);
        alarm.Machine.ShouldHaveTick(AlarmStates.Discarded, 0);
    }

    [Test]
    public void The_siren_is_held_for_15_seconds_and_no_longer_than_that_or_the_burglar()
    {
        using var alarm = Alarm.Watching();
        alarm.Call(AlarmCall.Move);
        alarm.Pass(20_000);
        alarm.Machine.ShouldBe(AlarmStates.Triggered, AlarmStates.Siren);

        alarm.Call(AlarmCall.Disarm).ShouldBeExecuted(alarm.Machine);
        alarm.Pass(14_999);
        alarm.Machine.ShouldBe(AlarmStates.Siren, AlarmStates.Disarmed);
        Assert.That(alarm.Machine.Remove(AlarmStates.Siren), Is.EqualTo(Result.Canceled));
        alarm.Pass(1);

        alarm.Machine.ShouldNotBe(AlarmStates.Siren);
    }

    [Test]
    public void An_alarm_that_is_disarmed_in_time_forgets_its_delay()
    {
        using var alarm = Alarm.Watching();
        alarm.Call(AlarmCall.Move);
        alarm.Pass(19_999);

        alarm.Call(AlarmCall.Disarm);

        Assert.That(alarm.Machine.Delays.Select(delay => delay.Owner), Is.EqualTo(new[] { "Recording" }));
        alarm.Pass(1_000_000);
        alarm.Machine.ShouldHaveTick(AlarmStates.Triggered, 0);
    }

    [Test]
    public void A_schema_that_declares_a_state_again_has_its_own_delay()
    {
        var time = new ManualTime();
        Machine machine = Machine.Create(new Hut(), new MachineOptions { TimeProvider = time });
        machine.Bind(new AlarmHandlers());
        machine.Add(Hut.Disarmed);
        machine.Add(Hut.Arming);

        time.Advance(TimeSpan.FromMilliseconds(2_499));
        machine.ShouldBe(Hut.Arming);
        time.Advance(TimeSpan.FromMilliseconds(1));

        machine.ShouldBe(Hut.Armed);
    }

    [Test]
    public void Any_sequence_of_calls_and_spans_goes_as_a_plain_model_does() => Sequences.Sample(
        steps =>
        {
            var model = new AlarmReference();
            using var alarm = new Alarm();
            foreach (AlarmStep step in steps)
            {
                bool allowed = model.Call(step.Call);
                Result result = alarm.Call(step.Call);
                model.Pass(step.Milliseconds);
                alarm.Pass(step.Milliseconds);

                string expected = $"{step}: {(allowed ? "executed" : "canceled")}, {model}";
                string actual = $"{step}: {result}, {alarm}";
                if (actual != expected) throw new InvalidOperationException($"Expected {expected}; it was {actual}.");
            }
        },
        iter: 10_000);

    [Test]
    public async Task The_program_prints_each_change_with_its_time()
    {
        ExampleResult result = await Example.RunAsync("AlarmClock", Example.RepositoryRoot);

        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.ReplaceLineEndings("\n"), Is.EqualTo(
            """
            00:00:00.000   [state] +Disarmed
            00:00:00.000 switch on: executed
            00:00:00.000   [state] -Disarmed +Arming
            00:00:00.000 arm: executed
            00:00:10.000   [state] -Arming +Armed
            00:00:12.345   [state] -Armed +Paused (Pause { For = 00:05:00 })
            00:00:12.345 pause: executed
            00:05:12.344   [state] +Paused (Pause { For = 00:05:00 })
            00:05:12.344 pause for longer: executed
            00:05:12.344 movement: canceled
            00:10:12.344   [state] +Armed -Paused
            00:10:13.344   [state] -Armed +PreTriggered
            00:10:13.344   [state] +Recording
            00:10:13.344 movement: executed
            00:10:18.844   [state] +Disarmed -PreTriggered
            00:10:18.844 disarm: executed
            00:11:13.344   [state] -Recording +Discarded
            00:11:18.844   [state] -Disarmed +Arming
            00:11:18.844 arm: executed
            00:11:28.844   [state] -Arming +Armed
            00:11:48.844   [state] -Armed +PreTriggered
            00:11:48.844   [state] +Recording -Discarded
            00:11:48.844 movement: executed
            00:12:08.844   [state] -PreTriggered +Triggered +Siren +SirenHeld
            00:12:08.844   [auto_] +Lit
            00:12:13.844   [state] -Recording +FaceSeen
            00:12:13.844 face: executed
            00:12:13.844 siren off: canceled
            00:12:13.844   [state] +Disarmed -Triggered -Lit
            00:12:13.844 disarm: executed
            00:12:23.844   [state] -SirenHeld
            00:12:23.844   [state] -Siren
            00:12:43.844   [state] -Disarmed +Arming
            00:12:43.844 arm: executed
            00:12:53.844   [state] -Arming +Armed
            00:12:53.844   [state] -Armed +PreTriggered
            00:12:53.844   [state] +Recording -FaceSeen
            00:12:53.844 movement: executed
            00:13:13.844   [state] -PreTriggered +Triggered +Siren +SirenHeld
            00:13:13.844   [auto_] +Lit
            00:13:28.844   [state] -SirenHeld
            00:13:53.844   [state] -Recording +Discarded
            00:15:13.844   [state] +Armed -Triggered -Lit
            00:15:13.844   [state] -Siren
            00:15:53.844 Armed, Discarded, 0 delays

            """));
    }

    [StateSchema]
    [Include<AlarmStates>]
    public partial class Hut
    {
        [State(Remove = [nameof(Mode)], Timeout = "00:00:02.5", OnTimeout = nameof(Armed))]
        public static partial State Arming { get; }
    }
}
