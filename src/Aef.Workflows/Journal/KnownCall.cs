using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Journal;

/// <summary>
/// A call that an earlier run of the same execution has made and that is not repeated: its fiber, its number there, and its response.
/// </summary>
internal sealed record KnownCall(string Fiber, int Number, string Function, string? Step, TimeSpan Duration, EffectOutcome Outcome)
{
    /// <summary>Reads a record; null for other records.</summary>
    public static KnownCall? Read(JournalRecord record)
    {
        if (record.Kind != JournalFields.Known
            || record.Text("fiber") is not { } fiber
            || record.Integer("number") is not { } number
            || record.Text("function") is not { } function)
        {
            return null;
        }

        var outcome = record.Has("error") ? EffectOutcome.Failure(record["error"]) : EffectOutcome.Value(record["value"]);
        return new KnownCall(
            fiber,
            (int)number,
            function,
            record.Text("step"),
            TimeSpan.FromTicks(Math.Max(0, record.Integer("ticks") ?? 0)),
            outcome);
    }
}
