using System.Collections;
using System.Management.Automation.Language;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the THREAD_IDs of the pipeline, or of the level of -Level.</summary>
public sealed class ThreadCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound) =>
        from level in PipelineInScope.Of(command, bound)?.NumberIds().Levels ?? []
        where bound["Level"] is not { } chosen || level.Id == chosen.ToString()
        from thread in level.Threads
        where thread.Id is not null
        select (thread.Id, $"thread {thread.Id} of level {level.Id}");
}
