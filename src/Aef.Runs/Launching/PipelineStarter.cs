using Aef.Documents.Diagnostics;
using Aef.Runs.Journals;
using Aef.Workflows.Engine;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>Creates the journal of a pipeline's run.</summary>
internal sealed class PipelineStarter(RunRequest request, IEnumerable<JournalSource> sources) : RunStarter
{
    public override IReadOnlyList<Diagnostic> Start(PreparedRun run, Func<string, ExecutionListener?>? childListener)
    {
        if ((request.Journal ?? run.Recorder?.JournalPath) is not { } path || run.Pipeline is not { } pipeline)
        {
            return [];
        }

        var started = JournalStarter.Start(path, pipeline, sources, request.Environment, request.Durability);
        run.Pipeline = pipeline with { Journal = started.Journal };
        return started.Diagnostics;
    }
}
