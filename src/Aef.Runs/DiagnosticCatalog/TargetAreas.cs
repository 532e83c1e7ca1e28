using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets.Airflow.Rules;

namespace Aef.Runs.DiagnosticCatalog;

/// <summary>The kinds of diagnostics of targets other than Cloud Workflows.</summary>
internal static class TargetAreas
{
    public static readonly DiagnosticArea[] All =
    [
        new(
            "Airflow",
            [
                CatalogDiagnostics.NoAirflowTask,
                CatalogDiagnostics.InvalidPythonName,
                CatalogDiagnostics.UnknownReference,
                AirflowDiagnostics.NoOperators,
                AirflowDiagnostics.NotYet,
                AirflowDiagnostics.BackwardNext,
                AirflowDiagnostics.Retry,
                AirflowDiagnostics.RetryOfChain,
                AirflowDiagnostics.Concurrency,
                AirflowDiagnostics.MaxParallel,
                AirflowDiagnostics.Triggers,
                AirflowDiagnostics.CatchUp,
                AirflowDiagnostics.TimeoutWithFinally,
                AirflowDiagnostics.NoEffect,
                AirflowDiagnostics.Schedule,
                AirflowDiagnostics.ReservedInput,
                AirflowDiagnostics.NoTranslation,
                AirflowDiagnostics.MissingPlatformValue,
                AirflowDiagnostics.UnusedProperty,
                AirflowDiagnostics.ReadsJobFile,
                AirflowDiagnostics.OneActiveRun,
                AirflowDiagnostics.OtherEngine,
                AirflowDiagnostics.NotRendered,
                AirflowDiagnostics.Label,
                AirflowLoopDiagnostics.SeveralSteps,
                AirflowLoopDiagnostics.IgnoredLimit,
                AirflowLoopDiagnostics.ManyItems,
                AirflowLoopDiagnostics.NoRegion,
            ]),
    ];
}
