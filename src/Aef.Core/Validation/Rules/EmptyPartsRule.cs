using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>A pipeline must have steps; empty levels and threads have no effect.</summary>
internal sealed class EmptyPartsRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        List<Diagnostic> diagnostics = [.. CheckParts(draft.Bound.Source)];
        return draft.Bound.Levels.Count > 0
            || diagnostics.Exists(f => f.Descriptor == BindingDiagnostics.MisspelledKey)
            ? diagnostics
            : [NothingToRun(draft.Bound.Source)];
    }

    private static Diagnostic NothingToRun(Pipeline pipeline)
    {
        var key = pipeline.Mentions(DefinitionKeys.Levels) ? DefinitionKeys.Levels : DefinitionKeys.Definition;
        return RuleDiagnostics.NothingToRun.At(pipeline.LocationOf(key)).WithModelPath("levels");
    }

    private static IEnumerable<Diagnostic> CheckParts(Pipeline pipeline)
    {
        if (pipeline.Levels.Count == 0
            && MisspelledKey.Find(
                pipeline.Extra,
                "a definition",
                "levels",
                DefinitionKeys.Levels,
                DefinitionKeys.Definition) is { } misspelled)
        {
            yield return misspelled;
        }

        for (var l = 0; l < pipeline.Levels.Count; l++)
        {
            var level = pipeline.Levels[l];
            if (level.Threads.Count == 0)
            {
                yield return MisspelledKey.Find(level.Extra, "a level", $"levels[{l}]", DefinitionKeys.Threads)
                    ?? RuleDiagnostics.EmptyLevel.At(level.LocationOf(DefinitionKeys.Threads), NameOf(level.Id))
                        .WithModelPath($"levels[{l}]");
            }

            for (var t = 0; t < level.Threads.Count; t++)
            {
                if (level.Threads[t].Steps.Count == 0)
                {
                    yield return MisspelledKey.Find(level.Threads[t].Extra, "a thread", $"levels[{l}].threads[{t}]", DefinitionKeys.Steps)
                        ?? RuleDiagnostics.EmptyThread.At(level.Threads[t].LocationOf(DefinitionKeys.Steps), NameOf(level.Threads[t].Id))
                            .WithModelPath($"levels[{l}].threads[{t}]");
                }
            }
        }
    }

    private static string NameOf(string? id) => id is null ? string.Empty : " " + Quoted.Text(id);
}
