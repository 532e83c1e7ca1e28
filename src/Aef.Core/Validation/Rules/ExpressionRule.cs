using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Expressions in conditions, parameters and variables must be valid and use existing names (docs/definition-format.md).</summary>
internal sealed class ExpressionRule : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        string[] inputs = [.. pipeline.Inputs.Select(i => i.Name)];
        var diagnostics = new List<Diagnostic>(CheckVariables(pipeline, inputs));
        if (!HasExpressions(pipeline, draft.Sites))
        {
            return diagnostics;
        }

        var sites = draft.Sites.Where(s => s.Step.JobId is { Length: > 0 }).DistinctBy(s => s.Step.JobId, StringComparer.Ordinal).ToDictionary(s => s.Step.JobId!, StringComparer.Ordinal); // has one
        var all = new ExpressionNames(inputs, [.. pipeline.Variables.Select(v => v.Name)], sites.Keys, null);
        if (pipeline.Defaults is { } defaults)
        {
            diagnostics.AddRange(CheckStep(defaults, "defaults", all));
        }

        foreach (var level in draft.Sites.GroupBy(s => s.SourceLevel, ReferenceEqualityComparer.Instance).Select(g => g.First()))
        {
            var names = all with { HasEnded = id => sites[id].Level < level.Level };
            diagnostics.AddRange(CheckWhen(level.SourceLevel.When, level.SourceLevel.LocationOf(DefinitionKeys.When), level.Path[..level.Path.IndexOf(".threads", StringComparison.Ordinal)], names));
        }

        foreach (var thread in draft.Sites.Where(s => s.Index == 0))
        {
            var names = all with { HasEnded = id => sites[id].Level < thread.Level };
            diagnostics.AddRange(CheckWhen(thread.SourceThread.When, thread.SourceThread.LocationOf(DefinitionKeys.When), thread.Path[..thread.Path.IndexOf(".steps", StringComparison.Ordinal)], names));
        }

        foreach (var site in draft.Sites)
        {
            diagnostics.AddRange(CheckStep(site.Effective.Source, site.Path, all with { HasEnded = id => HasEnded(sites[id], site) }));
        }

        return diagnostics
            .Concat(pipeline.OnFailure.SelectMany((s, i) => CheckStep(s, $"on_failure[{i}]", all)))
            .Concat(pipeline.Finally.SelectMany((s, i) => CheckStep(s, $"finally[{i}]", all)));
    }

    /// <summary>Variables are computed at the start, in order: each can use the inputs and the variables before it.</summary>
    private static IEnumerable<Diagnostic> CheckVariables(Pipeline pipeline, string[] inputs)
    {
        var before = new List<string>();
        foreach (var variable in pipeline.Variables)
        {
            var bag = new DiagnosticBag();
            new ExpressionBinder(new ExpressionNames(inputs, [.. before], [], null), bag).CheckValue(variable.Value);
            foreach (var diagnostic in bag.Items)
            {
                yield return diagnostic.WithModelPath($"variables.{variable.Name}");
            }

            before.Add(variable.Name);
        }
    }

    /// <summary>Steps of earlier levels, and earlier steps of the thread, have ended or were skipped.</summary>
    private static bool HasEnded(StepSite step, StepSite here) =>
        step.Level < here.Level || (step.Level == here.Level && step.Thread == here.Thread && step.Index < here.Index);

    private static bool HasExpressions(Pipeline pipeline, IReadOnlyList<StepSite> sites) =>
        pipeline.Defaults is not null || pipeline.OnFailure.Count > 0 || pipeline.Finally.Count > 0
        || sites.Any(s => s.Effective.Source is { When: not null } or { With: not null } || s.SourceThread.When is not null || s.SourceLevel.When is not null);

    private static IEnumerable<Diagnostic> CheckWhen(string? when, Location location, string path, ExpressionNames names)
    {
        var bag = new DiagnosticBag();
        if (when is not null)
        {
            new ExpressionBinder(names, bag).CheckCondition(when, location);
        }

        return bag.Items.Select(d => d.WithModelPath(path + ".when"));
    }

    private static IEnumerable<Diagnostic> CheckStep(PipelineStep step, string path, ExpressionNames names)
    {
        var bag = new DiagnosticBag();
        new ExpressionBinder(names, bag).CheckValue(step.With);
        return CheckWhen(step.When, step.LocationOf(DefinitionKeys.When), path, names).Concat(bag.Items.Select(d => d.WithModelPath(path + ".with")));
    }
}
