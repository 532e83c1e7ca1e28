using Aef.Documents.Diagnostics;
using Aef.Runs.Journals;
using Aef.Workflows.Engine;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>Creates the journal of the restart of a recorded run; its sources are those of the first journal.</summary>
/// <param name="header">The header of the first journal.</param>
/// <param name="first">The id of the execution of the first run.</param>
internal sealed class RestartStarter(JournalHeader header, string first) : RunStarter
{
    public override IReadOnlyList<Diagnostic> Start(PreparedRun run, Func<string, ExecutionListener?>? childListener)
    {
        if (run.Recorder?.JournalPath is not { } path || run.Pipeline is not { } pipeline)
        {
            return [];
        }

        var sources = header.Sources.Where(s => s.Role != RunSources.Program);
        var started = JournalStarter.Start(path, pipeline, sources, header.Calls, JournalDurability.Process, first);
        run.Pipeline = pipeline with { Journal = started.Journal };
        return started.Diagnostics;
    }
}
