using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>
/// Times must be positive and at most a year; factors and counts at least 1. Checks the written values, in steps and in defaults.
/// </summary>
internal sealed class NumberRangeRule : IPipelineRule
{
    /// <summary>The keys with a range, times first.</summary>
    private static readonly StepKey[] Ranged =
        [.. StepKeys.All.Keys.Where(k => k.Range is not null).OrderBy(k => k.Range == NumberRange.Factor)];

    private static readonly NumberRange Delay = NumberRange.Time(unitSeconds: 1) with { IsExclusive = false };

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        var steps = pipeline.AllDefaults().Concat(draft.Sites.Select(s => (Step: s.Effective.Source, s.Path)));
        return CheckHead(pipeline).Concat(pipeline.Levels.SelectMany(CheckLevel)).Concat(steps.SelectMany(s => CheckStep(s.Step, s.Path)));
    }

    private static IEnumerable<Diagnostic> CheckHead(Pipeline pipeline) =>
        new (string Key, double? Value)[]
        {
            (DefinitionKeys.DeadlineMinutes, pipeline.DeadlineMinutes),
            (DefinitionKeys.TimeoutMinutes, pipeline.TimeoutMinutes),
        }
            .Select(k => CheckRange(k.Value, NumberRange.Time(unitSeconds: 60), k.Key, pipeline.LocationOf(k.Key))?.WithModelPath(k.Key))
            .Append(
                AtLeast(
                    pipeline.Concurrency?.Limit,
                    1,
                    "concurrency.limit",
                    pipeline.Concurrency?.LocationOf(DefinitionKeys.Limit) ?? Location.None)
                    ?.WithModelPath("concurrency.limit"))
            .OfType<Diagnostic>();

    private static IEnumerable<Diagnostic> CheckLevel(PipelineLevel level, int index)
    {
        if (level.MaxParallel < 1)
        {
            yield return RuleDiagnostics.TooSmall.At(
                level.LocationOf(DefinitionKeys.MaxParallel),
                DefinitionKeys.MaxParallel,
                1,
                level.MaxParallel)
                .WithModelPath($"levels[{index}].max_parallel");
        }
    }

    private static IEnumerable<Diagnostic> CheckStep(PipelineStep step, string path)
    {
        List<Diagnostic?>? diagnostics = null;
        foreach (var key in Ranged)
        {
            if (step.Values[key] is double value
                && CheckRange(value, key.Range!, key.DisplayName, step.LocationOf(key.Name)) is { } wrong) // has a range
            {
                (diagnostics ??= []).Add(wrong);
            }
        }

        if (step.Retry is { } retry)
        {
            (diagnostics ??= []).AddRange(CheckRetry(retry));
        }

        return diagnostics?.OfType<Diagnostic>().Select(d => d.WithModelPath(path)) ?? [];
    }

    private static Diagnostic? CheckRange(double? value, NumberRange range, string key, Location location) =>
        value > range.Maximum ? RuleDiagnostics.TooLong.At(location, key)
        : range.IsExclusive && value <= range.Minimum ? RuleDiagnostics.NotPositive.At(location, key, Show(value))
        : AtLeast(value, range.Minimum, key, location);

    private static IEnumerable<Diagnostic?> CheckRetry(RetryPolicy retry) =>
    [
        AtLeast(retry.MaxAttempts, 1, "retry.max_attempts", retry.LocationOf(DefinitionKeys.MaxAttempts)),
        CheckRange(retry.InitialDelaySeconds, Delay, "retry.initial_delay_seconds", retry.LocationOf(DefinitionKeys.InitialDelaySeconds)),
        CheckRange(retry.MaxDelaySeconds, Delay, "retry.max_delay_seconds", retry.LocationOf(DefinitionKeys.MaxDelaySeconds)),
        AtLeast(retry.Multiplier, 1, "retry.multiplier", retry.LocationOf(DefinitionKeys.Multiplier)),
    ];

    private static Diagnostic? AtLeast(double? value, double least, string key, Location location) =>
        value < least ? RuleDiagnostics.TooSmall.At(location, key, Show(least), Show(value)) : null;

    private static string? Show(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
