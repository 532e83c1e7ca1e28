using System.Collections;
using System.Management.Automation.Language;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Files;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the JOB_IDs of the steps of a recorded run.</summary>
public sealed class RecordedStepCompleter : NameCompleter
{
    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound)
    {
        var history = SessionHistory.Find(SessionFolder.Current(), PlainValue.Of(bound["StatePath"]) as string);
        return PlainValue.Of(bound["Id"]) is string id && history.Find(id, out _) is { } run
            ? run.ReadProgress().Steps.Select(s => (s.JobId, s.JobName))
            : [];
    }
}
