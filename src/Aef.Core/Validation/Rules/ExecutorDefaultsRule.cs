using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// Defaults of executors without effect: those of an executor that no step uses, and keys that no step with the executor can use because of
/// its type.
/// </summary>
internal sealed class ExecutorDefaultsRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var executors = draft.Bound.Source.ExecutorDefaults;
        if (executors.Count == 0)
        {
            yield break;
        }

        var types = draft.Sites.Zip(draft.Bound.Steps)
            .Where(s => s.First.Effective.Executor is not null)
            .ToLookup(s => s.First.Effective.Executor, s => s.Second.Type, StringComparer.Ordinal);
        foreach (var defaults in executors)
        {
            var path = $"{DefinitionKeys.Defaults}.{DefinitionKeys.Executors}.{defaults.Executor}";
            if (!types.Contains(defaults.Executor))
            {
                yield return Unused(draft, defaults, types.Select(t => t.Key).OfType<string>()).WithModelPath(path);
                continue;
            }

            foreach (var key in StepKeys.All.Keys.Where(k =>
                defaults.Step.Values[k] is not null
                    && k.Merge is not (StepKeyMerge.Own or StepKeyMerge.Job)
                    && !types[defaults.Executor].Any(k.IsUsedBy)))
            {
                yield return BindingDiagnostics.NotADefault.At(
                    defaults.Step.KeyLocationOf(key.Name),
                    key.DisplayName,
                    $"has no effect: no step with the executor {Quoted.Text(defaults.Executor)} can use it")
                    .WithModelPath($"{path}.{key.Name}");
            }
        }
    }

    /// <summary>The name is probably that of an executor that a step uses, else one of the catalog.</summary>
    private static Diagnostic Unused(BindDraft draft, ExecutorDefaults defaults, IEnumerable<string> used)
    {
        var taken = draft.Bound.Source.ExecutorDefaults.Select(e => e.Executor).ToHashSet(StringComparer.Ordinal);
        var free = used.Where(u => !taken.Contains(u)).ToList();
        var isKnown = draft.Catalog.Find(defaults.Executor) is not null;
        var meant = Spelling.Nearest(defaults.Executor, free)
            ?? (isKnown ? null : Spelling.Nearest(defaults.Executor, draft.Catalog.Names));
        return RuleDiagnostics.UnusedExecutor.At(
            defaults.Location,
            Quoted.Text(defaults.Executor),
            isKnown ? string.Empty : ", and the executor catalog has no entry of this name",
            meant is null ? string.Empty : Spelling.Question(meant))
            .WithFix(
                meant is not null && free.Contains(meant)
                    ? Rewriting.Replace(defaults.Location, defaults.Executor, meant, isSafe: false)
                    : null);
    }
}
