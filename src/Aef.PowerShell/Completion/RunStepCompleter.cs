using System.Collections;
using System.Management.Automation.Language;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Files;
using Aef.Runs.History;

namespace Aef.PowerShell.Completion;

/// <summary>Completes JOB_IDs of the recorded run that -Id names.</summary>
public abstract class RunStepCompleter : NameCompleter
{
    /// <summary>The JOB_IDs of a run, each with a tip.</summary>
    private protected abstract IEnumerable<(string Name, string Tip)> StepsOf(RunFolder run);

    /// <inheritdoc/>
    private protected sealed override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound)
    {
        var history = SessionHistory.Find(SessionFolder.Current(), PlainValue.Of(bound["StatePath"]) as string);
        return PlainValue.Of(bound["Id"]) is string id && history.Find(id, out _) is { } run ? StepsOf(run) : [];
    }
}
