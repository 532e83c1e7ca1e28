using System.Collections;
using System.Management.Automation.Language;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the JOB_IDs of the pipeline.</summary>
public sealed class StepCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound) =>
        from level in PipelineInScope.Of(command, bound)?.LevelsAndSections() ?? []
        from thread in level.Threads
        from step in thread.Steps
        where step.JobId is not null
        select (step.JobId, $"{step.JobId} {step.JobName}".TrimEnd());
}
