using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Syntax;

namespace Aef.Runs.Local;

/// <summary>Finds the list of a <c>for_each</c> thread of a run, as far as it is known before the run.</summary>
internal static class KnownLists
{
    /// <summary>The number of items: of a list in the definition, or of an input; null if only a run can compute it.</summary>
    public static int? Count(BoundThread thread, WorkflowValue argument) =>
        thread.ForEach?.Count ?? (Find(thread, argument) is { } list ? list.Items.Count : null);

    /// <summary>The threads whose list is not that of the run that this one continues: <c>resume.lists</c> has another hash.</summary>
    public static IEnumerable<Diagnostic> Check(BoundPipeline pipeline, WorkflowValue argument)
    {
        var hashes = argument["resume"]["lists"];
        foreach (var thread in pipeline.Levels.SelectMany(l => l.Threads).Where(t => t.ForEach is not null))
        {
            var first = thread.Steps[0].JobId;
            if (hashes[first].TryGetString(out var known) && Find(thread, argument) is { } list && BoundForEach.HashOf(list) != known)
            {
                yield return RerunDiagnostics.OtherList.At(Location.None, first);
            }
        }
    }

    /// <summary>The threads with items that are done and without a hash, which shows that the items are those of the same list.</summary>
    public static IEnumerable<Diagnostic> CheckHashes(BoundPipeline pipeline, WorkflowValue lists, IReadOnlyCollection<string> done)
    {
        var items = done.Select(id => ItemId.TryParse(id, out var step, out _) ? step : null).ToHashSet(StringComparer.Ordinal);
        foreach (var thread in pipeline.Levels.SelectMany(l => l.Threads).Where(t => t.ForEach is not null))
        {
            var (first, steps) = (thread.Steps[0].JobId, thread.Steps.Select(s => s.JobId).Where(items.Contains).ToList());
            if (lists[first] is { IsNull: false, Kind: not WorkflowValueKind.String } hash)
            {
                yield return RerunDiagnostics.NoList.At(
                    Location.None,
                    $"resume.lists of {Quoted.Text(first)}",
                    hash.ToString(),
                    "It must be the hash of the list, a string.");
            }
            else if (steps.Count > 0 && lists[first].IsNull)
            {
                yield return RerunDiagnostics.MissingHash.At(
                    Location.None,
                    string.Join(", ", steps.Select(Quoted.Text)),
                    Quoted.Text(first));
            }
        }
    }

    private static WorkflowValue? Find(BoundThread thread, WorkflowValue argument) => thread.ForEach?.List switch
    {
        BoundLiteral { Node: SequenceNode list } => WorkflowValue.FromDocument(list),
        BoundExpression { Syntax: MemberExpression { Target: NameExpression }, Names: [{ Symbol: InputSymbol input }] } =>
            OfInput(input, argument),
        _ => null,
    };

    private static WorkflowValue? OfInput(InputSymbol input, WorkflowValue argument)
    {
        var inputs = argument["inputs"].IsNull ? argument["resume"]["inputs"] : argument["inputs"];
        var given = inputs[input.Input.Name];
        return given.Kind == WorkflowValueKind.List ? given
            : given.IsNull && input.Input.Default is SequenceNode list ? WorkflowValue.FromDocument(list)
            : null;
    }
}
