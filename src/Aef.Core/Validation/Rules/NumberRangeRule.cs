using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Times are positive and at most a year; factors and counts are at least 1. Checks the written values, in steps and in defaults.</summary>
internal sealed class NumberRangeRule : IPipelineRule
{
    private const double YearSeconds = 366 * 86400d;

    public IEnumerable<Diagnostic> Check(BindDraft draft)
    {
        var pipeline = draft.Bound.Source;
        var steps = draft.Sites.Select(s => (Step: s.Effective.Source, s.Path));
        if (pipeline.Defaults is { } defaults)
        {
            steps = steps.Prepend((defaults, "defaults"));
        }

        return pipeline.Levels.SelectMany(CheckLevel).Concat(steps.SelectMany(s => CheckStep(s.Step, s.Path)));
    }

    private static IEnumerable<Diagnostic> CheckLevel(PipelineLevel level, int index)
    {
        if (level.MaxParallel < 1)
        {
            yield return RuleDiagnostics.TooSmall.At(level.LocationOf(DefinitionKeys.MaxParallel), DefinitionKeys.MaxParallel, 1, level.MaxParallel).WithModelPath($"levels[{index}].max_parallel");
        }
    }

    private static IEnumerable<Diagnostic> CheckStep(PipelineStep step, string path)
    {
        var diagnostics = new[]
        {
            Time(step.WaitTimeSeconds, 1, DefinitionKeys.WaitTimeSeconds.ToUpperInvariant(), step.LocationOf(DefinitionKeys.WaitTimeSeconds)),
            Time(step.MaxWaitTimeSeconds, 1, DefinitionKeys.MaxWaitTimeSeconds, step.LocationOf(DefinitionKeys.MaxWaitTimeSeconds)),
            Time(step.AsyncTimeoutLoopInMinutes, 60, DefinitionKeys.AsyncTimeoutLoopInMinutes.ToUpperInvariant(), step.LocationOf(DefinitionKeys.AsyncTimeoutLoopInMinutes)),
            Time(step.TimeoutSeconds, 1, DefinitionKeys.TimeoutSeconds.ToUpperInvariant(), step.LocationOf(DefinitionKeys.TimeoutSeconds)),
            AtLeast(step.WaitMultiplier, 1, DefinitionKeys.WaitMultiplier, step.LocationOf(DefinitionKeys.WaitMultiplier)),
        };
        return diagnostics.Concat(step.Retry is { } retry ? CheckRetry(retry) : []).OfType<Diagnostic>().Select(d => d.WithModelPath(path));
    }

    private static IEnumerable<Diagnostic?> CheckRetry(RetryPolicy retry) =>
    [
        AtLeast(retry.MaxAttempts, 1, "retry.max_attempts", retry.LocationOf(DefinitionKeys.MaxAttempts)),
        AtLeast(retry.InitialDelaySeconds, 0, "retry.initial_delay_seconds", retry.LocationOf(DefinitionKeys.InitialDelaySeconds)) ?? Long(retry.InitialDelaySeconds, 1, "retry.initial_delay_seconds", retry.LocationOf(DefinitionKeys.InitialDelaySeconds)),
        AtLeast(retry.MaxDelaySeconds, 0, "retry.max_delay_seconds", retry.LocationOf(DefinitionKeys.MaxDelaySeconds)) ?? Long(retry.MaxDelaySeconds, 1, "retry.max_delay_seconds", retry.LocationOf(DefinitionKeys.MaxDelaySeconds)),
        AtLeast(retry.Multiplier, 1, "retry.multiplier", retry.LocationOf(DefinitionKeys.Multiplier)),
    ];

    private static Diagnostic? Time(double? value, double unit, string key, Location location) =>
        value <= 0 ? RuleDiagnostics.NotPositive.At(location, key, Show(value)) : Long(value, unit, key, location);

    private static Diagnostic? Long(double? value, double unit, string key, Location location) =>
        value * unit > YearSeconds ? RuleDiagnostics.TooLong.At(location, key) : null;

    private static Diagnostic? AtLeast(double? value, double least, string key, Location location) =>
        value < least ? RuleDiagnostics.TooSmall.At(location, key, Show(least), Show(value)) : null;

    private static string? Show(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
