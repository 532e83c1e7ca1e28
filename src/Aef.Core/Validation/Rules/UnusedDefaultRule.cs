using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// Keys of the defaults that no step uses, because each step that inherits them is of another type. Those of executors are checked by
/// <see cref="ExecutorDefaultsRule"/>.
/// </summary>
internal sealed class UnusedDefaultRule(StepKeyTable? keys = null) : IPipelineRule
{
    private readonly StepKeyTable _keys = keys ?? StepKeys.All;

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        if (draft.Bound.Source.Defaults is not { } defaults)
        {
            yield break;
        }

        var steps = draft.Sites.Zip(draft.Bound.Steps).ToList();
        foreach (var key in _keys.Keys.Where(k => defaults.Values[k] is not null && k.UsedBy != StepTypes.All))
        {
            var inherits = steps.FindAll(s => s.First.Effective.Inherits(defaults, key));
            if (inherits.Count > 0 && !inherits.Exists(s => key.IsUsedBy(s.Second.Type)))
            {
                yield return RuleDiagnostics.UnusedDefault.At(defaults.KeyLocationOf(key.Name), key.DisplayName, Users(key))
                    .WithModelPath($"{DefinitionKeys.Defaults}.{key.Name}");
            }
        }
    }

    private static string Users(StepKey key) =>
        Quoted.List([.. Enum.GetValues<StepType>().Where(key.IsUsedBy).Select(t => t.ToString().ToLowerInvariant())]);
}
