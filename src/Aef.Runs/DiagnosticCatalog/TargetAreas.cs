using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Core.Targets.Terraform.Rules;
using Aef.Core.Views.Templates;
using Aef.Core.Workspace;

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
                AirflowDataDiagnostics.NoOutput,
                AirflowDataDiagnostics.Secret,
                AirflowDataDiagnostics.Window,
                CatalogDiagnostics.EarlyOutput,
                AirflowLoopDiagnostics.SeveralSteps,
                AirflowLoopDiagnostics.IgnoredLimit,
                AirflowLoopDiagnostics.ManyItems,
                AirflowLoopDiagnostics.NoRegion,
                CatalogDiagnostics.ReservedArgument,
                CatalogDiagnostics.UnknownTemplated,
                CatalogDiagnostics.NeverFilled,
                AirflowDiagnostics.Pattern,
                AirflowDiagnostics.Unfilled,
                AirflowDiagnostics.LeftOver,
                AirflowDiagnostics.ImageVersion,
                AirflowDiagnostics.NeededArgument,
            ]),
        new(
            "Terraform",
            [
                TerraformDiagnostics.DuplicateId,
                TerraformDiagnostics.LongJobId,
                TerraformDiagnostics.UnknownRole,
                TerraformDiagnostics.NotSelected,
                TerraformDiagnostics.UnknownLabel,
                TerraformDiagnostics.OtherEnvironment,
                TerraformDiagnostics.ChangedName,
                TerraformDiagnostics.LeftOver,
            ]),
        new(
            "Templates of users",
            [
                TemplateDiagnostics.Syntax,
                TemplateDiagnostics.Failure,
                TemplateDiagnostics.UnknownName,
                TemplateDiagnostics.Unavailable,
                TemplateDiagnostics.ReadOnly,
                TemplateDiagnostics.Limit,
                TemplateDiagnostics.Time,
                TemplateDiagnostics.NotWritable,
                TemplateDiagnostics.NoFilter,
                TemplateDiagnostics.Refused,
            ]),
        new(
            "Definitions of an environment",
            [
                DeploymentDiagnostics.NoParameters,
            ]),
    ];
}
