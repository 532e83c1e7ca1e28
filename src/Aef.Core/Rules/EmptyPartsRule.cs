using Aef.Core.Model;
using Aef.Core.Semantics;
using Aef.Core.Wording;
using Aef.Workflows.Diagnostics;

namespace Aef.Core.Rules;

/// <summary>A pipeline has steps; empty levels and threads do nothing and are left out.</summary>
internal sealed class EmptyPartsRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        if (draft.Sites.Count == 0)
        {
            var key = pipeline.Mentions(DefinitionKeys.Levels) ? DefinitionKeys.Levels : DefinitionKeys.Definition;
            yield return RuleDiagnostics.NothingToRun.At(pipeline.LocationOf(key)).WithModelPath("levels");
            yield break;
        }

        for (var l = 0; l < pipeline.Levels.Count; l++)
        {
            var level = pipeline.Levels[l];
            if (level.Threads.Count == 0)
            {
                yield return RuleDiagnostics.EmptyLevel.At(level.LocationOf(DefinitionKeys.Threads), NameOf(level.Id)).WithModelPath($"levels[{l}]");
            }

            for (var t = 0; t < level.Threads.Count; t++)
            {
                if (level.Threads[t].Steps.Count == 0)
                {
                    yield return RuleDiagnostics.EmptyThread.At(level.Threads[t].LocationOf(DefinitionKeys.Steps), NameOf(level.Threads[t].Id)).WithModelPath($"levels[{l}].threads[{t}]");
                }
            }
        }
    }

    private static string NameOf(string? id) => id is null ? string.Empty : " " + Quoted.Text(id);
}
