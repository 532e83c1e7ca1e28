using System.Collections;
using System.Management.Automation.Language;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Files;
using Aef.Runs.History;

namespace Aef.PowerShell.Completion;

/// <summary>Completes the ids of recorded runs, newest first.</summary>
public sealed class RunIdCompleter : NameCompleter
{
    private const string StatePath = "StatePath";

    /// <inheritdoc/>
    private protected override IEnumerable<(string Name, string Tip)> Candidates(CommandAst command, IDictionary bound)
    {
        var history = SessionHistory.Find(SessionFolder.Current(), PlainValue.Of(bound[StatePath]) as string);
        return
        [
            .. history.List(new RunQuery { Limit = 50 }).Runs.Select(r => (r.Id, $"{r.Pipeline}: {r.State}")),
            (RunHistory.Latest, "the newest run"),
            (RunHistory.LatestFailed, "the newest run that has failed"),
        ];
    }
}
