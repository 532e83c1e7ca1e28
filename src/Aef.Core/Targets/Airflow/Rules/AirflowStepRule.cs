using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Airflow.Rules;

/// <summary>What Airflow cannot do for a step.</summary>
/// <param name="generation">The generation of Airflow.</param>
internal sealed class AirflowStepRule(AirflowGeneration generation) : IPipelineRule
{
    public IEnumerable<Diagnostic> Check(BindDraft draft) => draft.Sites.Zip(draft.Bound.Steps).SelectMany(s => Check(s.First, s.Second));

    private IEnumerable<Diagnostic> Check(StepSite site, BoundStep step) =>
        Executor(site, step).Concat(Retry(site, step)).Concat(Next(site, step)).Concat(WithoutEffect(site, step));

    private IEnumerable<Diagnostic> Executor(StepSite site, BoundStep step)
    {
        if (step.Function is { } function && step.Executor?.Airflow is null)
        {
            yield return At(
                AirflowDiagnostics.NoOperators,
                site,
                KeyOf(site, function),
                Quoted.Text(step.Executor?.Name ?? function),
                step.Executor is null
                    ? "the executor catalog has no entry for it"
                    : step.Executor.ReasonAgainst(UnsupportedTarget.Airflow) ?? "its entry has no section airflow");
        }
        else if (step.Executor is { Airflow: { } airflow } executor && !airflow.IsFor(generation))
        {
            var number = generation == AirflowGeneration.Airflow2 ? "2" : "3";
            yield return At(
                AirflowDiagnostics.NoOperators,
                site,
                KeyOf(site, step.Function ?? string.Empty),
                Quoted.Text(executor.Name),
                (generation == AirflowGeneration.Airflow2 ? executor.ReasonAgainst(UnsupportedTarget.Airflow2) : null)
                    ?? $"an operator in its entry has no module for Airflow {number}");
        }

        foreach (var name in step.Executor?.Airflow?.UnknownFunctions(DagLibrary.IsForEntries) ?? [])
        {
            yield return At(
                AirflowDiagnostics.NoOperators,
                site,
                KeyOf(site, step.Function ?? string.Empty),
                Quoted.Text(step.Executor!.Name), // it has tasks
                $"its entry names no module for {Quoted.Text(name)}, and Aef has no function of this name");
        }

        foreach (var task in step.Executor?.Airflow?.Tasks.Where(t => t.IsFunction && (t.Timeout ?? t.Poll) is not null) ?? [])
        {
            yield return At(
                AirflowDiagnostics.NoOperators,
                site,
                KeyOf(site, step.Function ?? string.Empty),
                Quoted.Text(step.Executor!.Name), // it has tasks
                $"its entry names the argument {Quoted.Text((task.Timeout ?? task.Poll)!)}, "
                + $"which {Quoted.Text(task.Operator)} does not have");
        }

        if (step.EvaluatedDataSets is not null)
        {
            yield return At(
                AirflowDiagnostics.NoEffect,
                site,
                step.Reads.Count > 0 ? DefinitionKeys.Reads : DefinitionKeys.Writes,
                step.Reads.Count > 0 ? DefinitionKeys.Reads : DefinitionKeys.Writes,
                "a DAG does not log data sets");
        }
    }

    private static IEnumerable<Diagnostic> Retry(StepSite site, BoundStep step)
    {
        if (step.Retry is not { MaxAttempts: > 1 } retry)
        {
            yield break;
        }

        if (retry.On is not null)
        {
            yield return Located(AirflowDiagnostics.Retry, retry.LocationOf(DefinitionKeys.On), site, "on", "it retries every failure");
        }

        if (retry.Multiplier is not (1 or 2))
        {
            yield return Located(
                AirflowDiagnostics.Retry,
                retry.LocationOf(DefinitionKeys.Multiplier),
                site,
                "multiplier",
                "the pause stays the same, or grows by the factor 2");
        }

        if (step.Type == StepType.Workflows || step.Executor?.Airflow is { CanRetry: false })
        {
            yield return At(AirflowDiagnostics.RetryOfChain, site, DefinitionKeys.Retry, Quoted.Text(step.Executor?.Name ?? "workflows"));
        }
    }

    private static IEnumerable<Diagnostic> Next(StepSite site, BoundStep step)
    {
        if (step.Next is { } next && next.IsBackwardFrom(site.Level, site.Index))
        {
            yield return At(AirflowDiagnostics.BackwardNext, site, DefinitionKeys.Next, Quoted.Text(next.JobId));
        }
    }

    private static IEnumerable<Diagnostic> WithoutEffect(StepSite site, BoundStep step)
    {
        if (step.Type == StepType.Async)
        {
            (string Key, string Why)[] keys =
            [
                (DefinitionKeys.TimeoutSeconds, "operators have their own limit for a call"),
                (DefinitionKeys.WaitMultiplier, "operators poll at a constant pace"),
                (DefinitionKeys.MaxWaitTimeSeconds, "operators poll at a constant pace"),
                (DefinitionKeys.WaitFor, "operators poll"),
                .. step.Executor?.Airflow is { } airflow && airflow.Tasks.All(t => t.Poll is null)
                    ? [(DefinitionKeys.WaitTimeSeconds, "the operator has its own pause between two polls")]
                    : Array.Empty<(string, string)>(),
            ];
            foreach (var (key, why) in keys.Where(k => site.Effective.Mentions(k.Key) && !IsDefault(site, k.Key)))
            {
                yield return At(AirflowDiagnostics.NoEffect, site, key, key, why);
            }
        }

        if (site.Effective.Mentions(DefinitionKeys.Binding))
        {
            const string Key = DefinitionKeys.Binding;
            yield return At(AirflowDiagnostics.NoEffect, site, Key, Key, "a binding is about Cloud Workflows");
        }

        if (step.Type == StepType.Async
            && site.Step.FunctionStatusName is { } status
            && !string.Equals(status, site.Step.FunctionIdName, StringComparison.Ordinal))
        {
            const string Key = DefinitionKeys.FunctionStatusName;
            yield return At(AirflowDiagnostics.NoEffect, site, Key, Key, "operators ask the API for the state of the job");
        }

        if (step.Type == StepType.Workflows)
        {
            string[] keys = [DefinitionKeys.WaitMultiplier, DefinitionKeys.MaxWaitTimeSeconds];
            foreach (var key in keys.Where(k => site.Effective.Mentions(k) && !IsDefault(site, k)))
            {
                yield return At(AirflowDiagnostics.NoEffect, site, key, key, "sensors poll at a constant pace");
            }
        }

        if (site.Step.ReadInputFrom is not null)
        {
            const string Key = DefinitionKeys.ReadInputFrom;
            yield return At(AirflowDiagnostics.NoEffect, site, Key, Key, "operators have no such argument");
        }
    }

    private static bool IsDefault(StepSite site, string key) =>
        (key == DefinitionKeys.WaitFor && site.Step.WaitFor != WaitFor.Callback)
        || (key == DefinitionKeys.WaitMultiplier && site.Step.WaitMultiplier == 1);

    private static string KeyOf(StepSite site, string function)
    {
        (string Key, string? Value)[] keys =
        [
            (DefinitionKeys.FunctionIdName, site.Step.FunctionIdName), (DefinitionKeys.FunctionName, site.Step.FunctionName),
            (DefinitionKeys.Executor, site.Step.Executor), (DefinitionKeys.ComposerStep, site.Step.ComposerStep),
        ];
        return Array.Find(keys, k => k.Value == function).Key ?? DefinitionKeys.Executor;
    }

    private static Diagnostic At(DiagnosticDescriptor descriptor, StepSite site, string key, params ReadOnlySpan<object?> arguments) =>
        descriptor.At(site.Effective.LocationOf(key), arguments).WithModelPath($"{site.Path}.{key}");

    private static Diagnostic Located(
        DiagnosticDescriptor descriptor,
        Location location,
        StepSite site,
        params ReadOnlySpan<object?> arguments) => descriptor.At(location, arguments).WithModelPath($"{site.Path}.retry");
}
