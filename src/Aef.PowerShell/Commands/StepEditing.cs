using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.PowerShell.Conversion;

namespace Aef.PowerShell.Commands;

/// <content>Edits of the steps of piped pipelines.</content>
public abstract partial class AefCommand
{
    /// <summary>
    /// Edits the steps of a pipeline with these JOB_IDs, which may be patterns, and writes the new pipeline or the problem. With
    /// <paramref name="folded"/> the pipeline is kept for later records.
    /// </summary>
    private protected void EditSteps(
        FoldedEdits? folded,
        Pipeline pipeline,
        IReadOnlyList<string> jobIds,
        bool arePatterns,
        Func<StepEdits, IReadOnlyCollection<string>, Diagnostic?> edit)
    {
        IReadOnlyCollection<string> ids = arePatterns ? IdPatterns.Expand([.. jobIds], pipeline) : jobIds;
        var edits = folded is null ? new StepEdits(pipeline) : null;
        if ((edits is null ? folded!.Change(pipeline, e => edit(e, ids)) : edit(edits, ids)) is { } problem) // one of the two is set
        {
            WriteErrors([problem], pipeline);
        }
        else if (edits is not null)
        {
            WriteObject(edits.Build());
        }
    }

    /// <summary>Writes the pipelines that all records have edited.</summary>
    private protected void WriteEdited(FoldedEdits? folded)
    {
        foreach (var pipeline in folded?.Results ?? [])
        {
            WriteObject(pipeline);
        }
    }
}
