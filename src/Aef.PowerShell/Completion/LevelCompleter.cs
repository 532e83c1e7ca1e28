using System.Collections;
using System.Management.Automation.Language;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the LEVEL_IDs of the pipeline.</summary>
public sealed class LevelCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound) =>
        from level in PipelineInScope.Of(command, bound)?.NumberIds().Levels ?? []
        where level.Id is not null
        select (level.Id, level.Description ?? $"level {level.Id}");
}
