namespace AsyncMachine.Benchmarks.Schemas;

/// <summary>Sixty-four states with <c>Exception</c>: as many as one machine word holds.</summary>
[StateSchema]
internal sealed partial class SixtyFour
{
    public static partial State Step1 { get; }

    [State(Require = [nameof(Step1)])]
    public static partial State Step2 { get; }

    [State(Remove = [nameof(Step2)])]
    public static partial State Step3 { get; }

    [State(Auto = true, Require = [nameof(Step2)])]
    public static partial State Step4 { get; }

    [State(Multi = true)]
    public static partial State Step5 { get; }

    [State(Add = [nameof(Step5)])]
    public static partial State Step6 { get; }

    [State(After = [nameof(Step6)])]
    public static partial State Step7 { get; }

    public static partial State Step8 { get; }

    [State(Require = [nameof(Step8)])]
    public static partial State Step9 { get; }

    [State(Remove = [nameof(Step9)])]
    public static partial State Step10 { get; }

    [State(Auto = true, Require = [nameof(Step9)])]
    public static partial State Step11 { get; }

    [State(Multi = true)]
    public static partial State Step12 { get; }

    [State(Add = [nameof(Step12)])]
    public static partial State Step13 { get; }

    [State(After = [nameof(Step13)])]
    public static partial State Step14 { get; }

    public static partial State Step15 { get; }

    [State(Require = [nameof(Step15)])]
    public static partial State Step16 { get; }

    [State(Remove = [nameof(Step16)])]
    public static partial State Step17 { get; }

    [State(Auto = true, Require = [nameof(Step16)])]
    public static partial State Step18 { get; }

    [State(Multi = true)]
    public static partial State Step19 { get; }

    [State(Add = [nameof(Step19)])]
    public static partial State Step20 { get; }

    [State(After = [nameof(Step20)])]
    public static partial State Step21 { get; }

    public static partial State Step22 { get; }

    [State(Require = [nameof(Step22)])]
    public static partial State Step23 { get; }

    [State(Remove = [nameof(Step23)])]
    public static partial State Step24 { get; }

    [State(Auto = true, Require = [nameof(Step23)])]
    public static partial State Step25 { get; }

    [State(Multi = true)]
    public static partial State Step26 { get; }

    [State(Add = [nameof(Step26)])]
    public static partial State Step27 { get; }

    [State(After = [nameof(Step27)])]
    public static partial State Step28 { get; }

    public static partial State Step29 { get; }

    [State(Require = [nameof(Step29)])]
    public static partial State Step30 { get; }

    [State(Remove = [nameof(Step30)])]
    public static partial State Step31 { get; }

    [State(Auto = true, Require = [nameof(Step30)])]
    public static partial State Step32 { get; }

    [State(Multi = true)]
    public static partial State Step33 { get; }

    [State(Add = [nameof(Step33)])]
    public static partial State Step34 { get; }

    [State(After = [nameof(Step34)])]
    public static partial State Step35 { get; }

    public static partial State Step36 { get; }

    [State(Require = [nameof(Step36)])]
    public static partial State Step37 { get; }

    [State(Remove = [nameof(Step37)])]
    public static partial State Step38 { get; }

    [State(Auto = true, Require = [nameof(Step37)])]
    public static partial State Step39 { get; }

    [State(Multi = true)]
    public static partial State Step40 { get; }

    [State(Add = [nameof(Step40)])]
    public static partial State Step41 { get; }

    [State(After = [nameof(Step41)])]
    public static partial State Step42 { get; }

    public static partial State Step43 { get; }

    [State(Require = [nameof(Step43)])]
    public static partial State Step44 { get; }

    [State(Remove = [nameof(Step44)])]
    public static partial State Step45 { get; }

    [State(Auto = true, Require = [nameof(Step44)])]
    public static partial State Step46 { get; }

    [State(Multi = true)]
    public static partial State Step47 { get; }

    [State(Add = [nameof(Step47)])]
    public static partial State Step48 { get; }

    [State(After = [nameof(Step48)])]
    public static partial State Step49 { get; }

    public static partial State Step50 { get; }

    [State(Require = [nameof(Step50)])]
    public static partial State Step51 { get; }

    [State(Remove = [nameof(Step51)])]
    public static partial State Step52 { get; }

    [State(Auto = true, Require = [nameof(Step51)])]
    public static partial State Step53 { get; }

    [State(Multi = true)]
    public static partial State Step54 { get; }

    [State(Add = [nameof(Step54)])]
    public static partial State Step55 { get; }

    [State(After = [nameof(Step55)])]
    public static partial State Step56 { get; }

    public static partial State Step57 { get; }

    [State(Require = [nameof(Step57)])]
    public static partial State Step58 { get; }

    [State(Remove = [nameof(Step58)])]
    public static partial State Step59 { get; }

    [State(Auto = true, Require = [nameof(Step58)])]
    public static partial State Step60 { get; }

    [State(Multi = true)]
    public static partial State Step61 { get; }

    [State(Add = [nameof(Step61)])]
    public static partial State Step62 { get; }

    [State(After = [nameof(Step62)])]
    public static partial State Step63 { get; }
}
