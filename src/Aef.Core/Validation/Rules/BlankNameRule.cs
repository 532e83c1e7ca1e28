using System.Diagnostics.CodeAnalysis;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Validation.Rules;

/// <summary>Ids and names must not be blank or have blanks at their ends: names that look the same would differ.</summary>
internal sealed class BlankNameRule : IPipelineRule
{
    private static readonly StepKey[] Names =
    [
        StepKeys.JobId, StepKeys.JobName, StepKeys.Executor, StepKeys.FunctionIdName, StepKeys.FunctionName, StepKeys.FunctionStatusName,
        StepKeys.WorkflowsName, StepKeys.ComposerStep,
    ];

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var diagnostics = new List<Diagnostic>();
        var levels = draft.Bound.Source.Levels;
        for (var l = 0; l < levels.Count; l++)
        {
            CheckLevel(levels[l], l, diagnostics);
        }

        foreach (var site in draft.Sites)
        {
            CheckStep(site, diagnostics);
        }

        return diagnostics;
    }

    private static void CheckLevel(PipelineLevel level, int index, List<Diagnostic> diagnostics)
    {
        if (HasOuterBlanks(level.Id))
        {
            diagnostics.Add(
                Diagnose("LEVEL_ID", level.Id, level.LocationOf(DefinitionKeys.LevelId), $"levels[{index}].{DefinitionKeys.LevelId}"));
        }

        for (var t = 0; t < level.Threads.Count; t++)
        {
            var thread = level.Threads[t];
            if (HasOuterBlanks(thread.Id))
            {
                var path = $"levels[{index}].threads[{t}].{DefinitionKeys.ThreadId}";
                diagnostics.Add(Diagnose("THREAD_ID", thread.Id, thread.LocationOf(DefinitionKeys.ThreadId), path));
            }
        }
    }

    private static void CheckStep(StepSite site, List<Diagnostic> diagnostics)
    {
        foreach (var key in Names)
        {
            if (site.Step.Values[key] is string name && HasOuterBlanks(name))
            {
                diagnostics.Add(
                    Diagnose(key.Name.ToUpperInvariant(), name, site.Effective.LocationOf(key.Name), $"{site.Path}.{key.Name}"));
            }
        }
    }

    /// <summary>An empty name is reported as missing by another rule.</summary>
    private static bool HasOuterBlanks([NotNullWhen(true)] string? value) =>
        !string.IsNullOrEmpty(value) && (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]));

    private static Diagnostic Diagnose(string key, string value, Location location, string path) =>
        (value.Trim() is { Length: > 0 } trimmed
            ? BindingDiagnostics.OuterBlanks.At(location, key, Quoted.Text(value), Quoted.Text(trimmed))
                .WithFix(Rewriting.Replace(location, value, trimmed, isSafe: false))
            : BindingDiagnostics.BlankName.At(location, key)).WithModelPath(path);
}
