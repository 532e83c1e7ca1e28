using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Journal;

namespace Aef.Server.Executions;

/// <summary>
/// The journal of an execution from its first call to the outside on. Before that the record of its creation suffices: the engine repeats
/// everything else in the same way. An execution that calls nothing therefore costs no file.
/// </summary>
internal sealed class LazyJournal(Func<JournalWriter> create) : IEngineBoundary, IDisposable
{
    private readonly List<(DateTimeOffset Time, List<(WorkflowEffect Effect, EffectOutcome Outcome)> Done)> _before = [];
    private List<(WorkflowEffect Effect, EffectOutcome Outcome)> _done = [];
    private JournalWriter? _writer;

    /// <inheritdoc/>
    public void Advancing(DateTimeOffset now)
    {
        if (_writer is { } writer)
        {
            writer.Advancing(now);
            return;
        }

        _before.Add((now, _done));
        _done = [];
    }

    /// <inheritdoc/>
    public void Calling(CallEffect call, DateTimeOffset now) => Writer().Calling(call, now);

    /// <inheritdoc/>
    public void Answered(WorkflowEffect effect, EffectOutcome outcome, DateTimeOffset dueTime) =>
        Writer().Answered(effect, outcome, dueTime);

    /// <inheritdoc/>
    public void Completing(WorkflowEffect effect, EffectOutcome outcome)
    {
        if (_writer is { } writer)
        {
            writer.Completing(effect, outcome);
        }
        else
        {
            _done.Add((effect, outcome));
        }
    }

    /// <inheritdoc/>
    public void Cancelling() => _writer?.Cancelling();

    /// <inheritdoc/>
    public void Dispose() => _writer?.Dispose();

    private JournalWriter Writer()
    {
        if (_writer is { } existing)
        {
            return existing;
        }

        var writer = create();
        foreach (var (time, done) in _before)
        {
            foreach (var (effect, outcome) in done)
            {
                writer.Completing(effect, outcome);
            }

            writer.Advancing(time);
        }

        foreach (var (effect, outcome) in _done)
        {
            writer.Completing(effect, outcome);
        }

        _before.Clear();
        _done = [];
        return _writer = writer;
    }
}
