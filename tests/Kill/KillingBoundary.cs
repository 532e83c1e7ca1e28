using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;

namespace Aef.Kill;

/// <summary>
/// Hands on to the journal what passes between engine and host, and kills before, within or after the writing of a record.
/// </summary>
internal sealed class KillingBoundary(IEngineBoundary journal, Killer killer, string path) : IEngineBoundary
{
    public void Advancing(DateTimeOffset now) => Write(() => journal.Advancing(now));

    public void Calling(CallEffect call, DateTimeOffset now) => Write(() => journal.Calling(call, now));

    public void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime) =>
        Write(() => journal.Answered(effect, outcome, dueTime));

    public void Completing(WorkflowEffect effect, EffectOutcome outcome) => journal.Completing(effect, outcome);

    public void Cancelling() => Write(journal.Cancelling);

    private void Write(Action write)
    {
        killer.At(KillKind.BeforeRecord);
        var before = new FileInfo(path).Length;
        write();
        killer.Torn(KillKind.TornRecord, before);
        killer.At(KillKind.AfterRecord);
    }
}
