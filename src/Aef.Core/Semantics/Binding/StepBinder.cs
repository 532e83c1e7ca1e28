using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <summary>Binds one step: what it runs, as which type, and the defaults of everything that it leaves open.</summary>
internal sealed partial class StepBinder(
    ExecutorCatalog catalog,
    NextResolver next,
    PipelineExpressions expressions,
    DiagnosticBag diagnostics,
    BindOptions options)
{
    /// <summary>The defaults of a retry policy.</summary>
    public static readonly RetryPolicy DefaultRetry = new(3, 10, 300, 2);

    internal const double SyncCallTimeoutSeconds = 1800;
    private static readonly string[] AllFunctions = [.. StepKeys.All.Keys.Where(k => k.Merge == StepKeyMerge.Job).Select(k => k.Name)];

    /// <summary>A step of which nothing is set; only its defaults are read.</summary>
    private BoundStep? _defaults;

    public BoundStep Bind(StepSite site)
    {
        var step = site.Step;
        CheckNames(site);
        var type = StepJob.TypeOf(step);
        var (function, status) = BindFunctions(site, type);
        var executor = function is null ? null : catalog.Find(step.Executor ?? function);
        var binding = BindingOf(site, type, executor);
        var defaults = _defaults ??= new BoundStep(site.Effective.Source, string.Empty, string.Empty, type);
        return new BoundStep(site.Effective.Source, step.JobId ?? string.Empty, step.JobName ?? string.Empty, type)
        {
            Effective = step,
            Function = function,
            StatusFunction = status,
            WorkflowName = type == StepType.Workflows ? step.WorkflowsName : null,
            Executor = executor,
            Binding = binding,
            JobFiles = JobFilesOf(step, executor),
            WaitsForCallback = type == StepType.Async
                && step.WaitFor == WaitFor.Callback
                && executor is { SendsCallbacks: true }
                && binding is not (ConnectorBinding { PassesCallbackUrl: false } or LocalRunBinding),
            WaitSeconds = step.WaitTimeSeconds ?? defaults.WaitSeconds,
            WaitMultiplier = step.WaitMultiplier ?? defaults.WaitMultiplier,
            MaxWaitSeconds = step.MaxWaitTimeSeconds,
            LimitSeconds = step.AsyncTimeoutLoopInMinutes * 60 ?? defaults.LimitSeconds,
            CallTimeoutSeconds = step.TimeoutSeconds ?? (type == StepType.Sync ? SyncCallTimeoutSeconds : defaults.CallTimeoutSeconds),
            ContinueIfFail = step.ContinueIfFail ?? false,
            StepProperties = step.StepProperties is { } properties ? TextOf(properties) : null,
            Retry = step.Retry is { } retry ? Complete(retry) : null,
            When = expressions.WhenOfStep(site),
            With = type == StepType.Workflows && site.Effective.Source.With is null
                ? null
                : Converted(expressions.With(site), executor, type == StepType.Async && binding is ConnectorBinding or LocalRunBinding),
            Reads = expressions.DataSets(site, StepKeys.Reads),
            Writes = expressions.DataSets(site, StepKeys.Writes),
            Next = next.Resolve(site),
        };
    }

    private static RetryPolicy Complete(RetryPolicy retry) => retry
        .WithMaxAttempts(retry.MaxAttempts ?? DefaultRetry.MaxAttempts)
        .WithInitialDelaySeconds(retry.InitialDelaySeconds ?? DefaultRetry.InitialDelaySeconds)
        .WithMaxDelaySeconds(retry.MaxDelaySeconds ?? Math.Max(DefaultRetry.MaxDelaySeconds!.Value, retry.InitialDelaySeconds ?? 0)) // set above
        .WithMultiplier(retry.Multiplier ?? DefaultRetry.Multiplier);

    private static string TextOf(DocumentNode properties) =>
        properties is ScalarNode { ScalarKind: ScalarKind.String } text ? text.Text : DocumentPrinter.ToJson(properties, indented: false);

    private void CheckNames(StepSite site)
    {
        if (string.IsNullOrEmpty(site.Step.JobId) && !IsReported(site, DefinitionKeys.JobId, site.Step.JobId))
        {
            ReportMissing(site, [DefinitionKeys.JobId], BindingDiagnostics.MissingJobId, DefinitionKeys.JobId);
        }

        if (string.IsNullOrEmpty(site.Step.JobName) && !IsReported(site, DefinitionKeys.JobName, site.Step.JobName))
        {
            ReportMissing(site, [DefinitionKeys.JobName], BindingDiagnostics.MissingJobName, DefinitionKeys.JobName, NameOf(site));
        }
    }

    private (string? Function, string? Status) BindFunctions(StepSite site, StepType type)
    {
        var step = site.Step;
        if (type == StepType.Workflows)
        {
            if (string.IsNullOrEmpty(step.WorkflowsName) && !IsReported(site, DefinitionKeys.WorkflowsName, step.WorkflowsName))
            {
                ReportMissing(
                    site,
                    [DefinitionKeys.WorkflowsName],
                    BindingDiagnostics.MissingForType,
                    DefinitionKeys.Type,
                    NameOf(site),
                    "workflows",
                    "workflows_name");
            }

            return (null, null);
        }

        var named = StepJob.NamesOf(step, type);
        var (key, function) = named.FirstOrDefault(n => !string.IsNullOrEmpty(n.Value));
        if (function is null)
        {
            ReportNothingToRun(site, type, named.Select(n => n.Key));
            return (null, null);
        }

        if (!string.IsNullOrEmpty(step.Executor) && !string.Equals(step.Executor, function, StringComparison.Ordinal))
        {
            Report(
                site,
                BindingDiagnostics.ExecutorConflict,
                DefinitionKeys.Executor,
                DefinitionKeys.Executor,
                Quoted.Text(step.Executor),
                key.ToUpperInvariant(),
                Quoted.Text(function));
        }

        return (function, type == StepType.Async ? step.FunctionStatusName ?? function : null);
    }

    private void ReportNothingToRun(StepSite site, StepType type, IEnumerable<string> keys)
    {
        if (keys.Append(DefinitionKeys.Type).Any(k => site.Effective.Mentions(k) && IsUnread(site, k)))
        {
            return;
        }

        if (site.Step.Type is null || (type == StepType.Async && site.Step.FunctionName is null && site.Step.WorkflowsName is null))
        {
            ReportMissing(site, AllFunctions, BindingDiagnostics.NothingToRun, DefinitionKeys.Type, NameOf(site));
        }
        else
        {
            ReportMissing(
                site,
                [.. keys],
                BindingDiagnostics.MissingForType,
                DefinitionKeys.Type,
                NameOf(site),
                type == StepType.Async ? "async" : "sync",
                type == StepType.Async ? "FUNCTION_ID_NAME or executor" : "FUNCTION_NAME or executor");
        }
    }

    /// <summary>True when the key is in the source but not in the model: the reader has already reported why.</summary>
    private static bool IsReported(StepSite site, string key, string? value) => value is null && site.Effective.Mentions(key);

    private static bool IsUnread(StepSite site, string key) => StepKeys.All.Find(key) is { } known && site.Step.Values[known] is null;

    private static string NameOf(StepSite site) =>
        string.IsNullOrEmpty(site.Step.JobId) ? string.Empty : " " + Quoted.Text(site.Step.JobId);

    private void Report(StepSite site, DiagnosticDescriptor descriptor, string key, params ReadOnlySpan<object?> arguments) =>
        diagnostics.Add(descriptor.At(site.Effective.LocationOf(key), arguments).WithModelPath(site.Path));

    /// <summary>A missing key and its misspelling are one mistake and get one diagnostic.</summary>
    private void ReportMissing(
        StepSite site,
        string[] needed,
        DiagnosticDescriptor descriptor,
        string key,
        params ReadOnlySpan<object?> arguments)
    {
        if (MisspelledKey.Find(site.Effective.Source.Extra, "a step", site.Path, needed) is { } misspelled)
        {
            diagnostics.Add(misspelled);
        }
        else
        {
            Report(site, descriptor, key, arguments);
        }
    }
}
