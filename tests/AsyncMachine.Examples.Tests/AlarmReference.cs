namespace AsyncMachine.Examples.Tests;

/// <summary>What somebody does to an alarm.</summary>
internal enum AlarmCall
{
    Nothing, Arm, Disarm, Pause, Move, SeeFace, StopSiren,
}

/// <summary>A call, and the time that goes by after it.</summary>
internal readonly record struct AlarmStep(AlarmCall Call, int Milliseconds);

/// <summary>The alarm as a variable for each thing and a time for each end, in milliseconds.</summary>
internal sealed class AlarmReference
{
    private string _mode = "Disarmed";
    private long _now, _modeEnds = long.MaxValue;
    private string _record = "-";
    private long _recordEnds = long.MaxValue;
    private bool _siren;
    private long _sirenHeldUntil;

    /// <summary>Does it, if it is allowed now.</summary>
    public bool Call(AlarmCall call)
    {
        switch (call)
        {
            case AlarmCall.Arm when _mode is "Disarmed": Go("Arming", 10_000); return true;
            case AlarmCall.Arm: return _mode is "Arming";
            case AlarmCall.Disarm: Go("Disarmed"); return true;
            case AlarmCall.Pause when _mode is "Armed" or "Paused": Go("Paused", 30); return true;
            case AlarmCall.Move when _mode is "Armed": Go("PreTriggered", 20_000); return true;
            case AlarmCall.Move: return _mode is "PreTriggered";
            case AlarmCall.SeeFace when _record is "Recording": (_record, _recordEnds) = ("FaceSeen", long.MaxValue); return true;
            case AlarmCall.SeeFace: return _record is "FaceSeen";
            case AlarmCall.StopSiren when _siren && _now < _sirenHeldUntil: return false;
            case AlarmCall.StopSiren: _siren = false; return true;
            case AlarmCall.Nothing: return true;
            default: return false;
        }
    }

    public void Pass(int milliseconds)
    {
        for (long end = _now + milliseconds; _now < end;)
        {
            _now = Math.Min(Math.Min(end, _modeEnds), Math.Min(_recordEnds, _sirenHeldUntil > _now ? _sirenHeldUntil : end));
            if (_now == _modeEnds) ModeEnds();
            if (_now == _recordEnds) (_record, _recordEnds) = ("Discarded", long.MaxValue);
            if (_now == _sirenHeldUntil && _mode != "Triggered") _siren = false;
        }
    }

    public override string ToString() => $"{_mode} {_record} {(_siren ? "howls" : "-")}";

    private void ModeEnds()
    {
        if (_mode is not "PreTriggered")
        {
            Go("Armed");
            return;
        }

        Go("Triggered", 120_000);
        if (!_siren) _sirenHeldUntil = _now + 15_000;
        _siren = true;
    }

    private void Go(string mode, int milliseconds = 0)
    {
        if (_mode == "Triggered" && mode != _mode && _now >= _sirenHeldUntil) _siren = false;
        _mode = mode;
        _modeEnds = milliseconds == 0 ? long.MaxValue : _now + milliseconds;
        if (mode == "PreTriggered" && _record != "Recording") (_record, _recordEnds) = ("Recording", _now + 60_000);
    }
}
