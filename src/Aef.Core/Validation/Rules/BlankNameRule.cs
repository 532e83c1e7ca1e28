using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>Ids and names must not be blank or have blanks at their ends: names that look the same would differ.</summary>
internal sealed class BlankNameRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var levels = draft.Bound.Source.Levels;
        for (var l = 0; l < levels.Count; l++)
        {
            foreach (var diagnostic in CheckLevel(levels[l], $"levels[{l}]"))
            {
                yield return diagnostic;
            }
        }

        foreach (var diagnostic in draft.Sites.SelectMany(CheckStep))
        {
            yield return diagnostic;
        }
    }

    private static IEnumerable<Diagnostic> CheckLevel(PipelineLevel level, string path) => level.Threads
        .Select((thread, t) =>
            Check("THREAD_ID", thread.Id, thread.LocationOf(DefinitionKeys.ThreadId), $"{path}.threads[{t}].{DefinitionKeys.ThreadId}"))
        .Prepend(Check("LEVEL_ID", level.Id, level.LocationOf(DefinitionKeys.LevelId), $"{path}.{DefinitionKeys.LevelId}"))
        .OfType<Diagnostic>();

    private static IEnumerable<Diagnostic> CheckStep(StepSite site)
    {
        var step = site.Step;
        (string Key, string? Value)[] names =
        [
            (DefinitionKeys.JobId, step.JobId), (DefinitionKeys.JobName, step.JobName), (DefinitionKeys.Executor, step.Executor),
            (DefinitionKeys.FunctionIdName, step.FunctionIdName), (DefinitionKeys.FunctionName, step.FunctionName), (
                DefinitionKeys.FunctionStatusName,
                step.FunctionStatusName),
            (DefinitionKeys.WorkflowsName, step.WorkflowsName), (DefinitionKeys.ComposerStep, step.ComposerStep),
        ];
        return names.Select(n => Check(n.Key.ToUpperInvariant(), n.Value, site.Effective.LocationOf(n.Key), $"{site.Path}.{n.Key}"))
            .OfType<Diagnostic>();
    }

    /// <summary>An empty name is reported as missing by another rule.</summary>
    private static Diagnostic? Check(string key, string? value, Location location, string path)
    {
        if (string.IsNullOrEmpty(value) || (!char.IsWhiteSpace(value[0]) && !char.IsWhiteSpace(value[^1])))
        {
            return null;
        }

        return (value.Trim() is { Length: > 0 } trimmed
            ? BindingDiagnostics.OuterBlanks.At(location, key, Quoted.Text(value), Quoted.Text(trimmed))
                .WithFix(Rewriting.Replace(location, value, trimmed, isSafe: false))
            : BindingDiagnostics.BlankName.At(location, key)).WithModelPath(path);
    }
}
