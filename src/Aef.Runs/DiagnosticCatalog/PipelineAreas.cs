using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Validation.Configuration;
using Aef.Core.Validation.Jobs;
using Aef.Core.Validation.Rules;
using Aef.Core.Views.Comparison;
using Aef.Core.Views.Formatting;
using Aef.Runs.Estimation;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.Simulation;

namespace Aef.Runs.DiagnosticCatalog;

/// <summary>The kinds of diagnostics about pipelines.</summary>
internal static class PipelineAreas
{
    public static readonly DiagnosticArea[] All =
    [
        new("Keys and values in definitions",
        [
            ReadingDiagnostics.NotADefinition,
            ReadingDiagnostics.UnknownKey,
            ReadingDiagnostics.DuplicateKey,
            ReadingDiagnostics.WrongKind,
            ReadingDiagnostics.NotANumber,
            ReadingDiagnostics.NotAChoice,
            ReadingDiagnostics.PresentMeansOn,
            ReadingDiagnostics.NameFromFile,
            ReadingDiagnostics.NotParameters,
            ReadingDiagnostics.IncompleteParameter,
            ReadingDiagnostics.DuplicateParameter,
            ReadingDiagnostics.UnknownParameter,
            ReadingDiagnostics.MissingParameter,
            ReadingDiagnostics.IncompleteExecutor,
            CatalogDiagnostics.DuplicateExecutor,
            CatalogDiagnostics.NoFolder,
            JobDiagnostics.NotAJobFile,
            JobDiagnostics.NoFolder,
        ]),
        new("Building with cmdlets",
        [
            BuildingDiagnostics.NoLevel,
            BuildingDiagnostics.UnknownLevel,
            BuildingDiagnostics.UnknownThread,
            BuildingDiagnostics.UnknownStep,
            BuildingDiagnostics.TwoNeighbors,
        ]),
        new("Configurations",
        [
            ConfigurationDiagnostics.NotAConfiguration,
            ConfigurationDiagnostics.UnknownCode,
            ConfigurationDiagnostics.MustStayError,
            ConfigurationDiagnostics.NoReason,
            ConfigurationDiagnostics.Unused,
            ConfigurationDiagnostics.NoCode,
        ]),
        new("Names and references",
        [
            BindingDiagnostics.MissingJobId,
            BindingDiagnostics.MissingJobName,
            BindingDiagnostics.DuplicateJobId,
            BindingDiagnostics.NothingToRun,
            BindingDiagnostics.MissingForType,
            BindingDiagnostics.ExecutorConflict,
            BindingDiagnostics.BlankName,
            BindingDiagnostics.OuterBlanks,
            BindingDiagnostics.NextUnknown,
            BindingDiagnostics.NextToOtherThread,
            BindingDiagnostics.NextToEarlierLevel,
            BindingDiagnostics.NextIntoLevel,
            BindingDiagnostics.NextFromParallelLevel,
            BindingDiagnostics.InvalidName,
            BindingDiagnostics.UnknownEngine,
            BindingDiagnostics.NotADefault,
            BindingDiagnostics.MisspelledKey,
            NameDiagnostics.Unbound,
            NameDiagnostics.NotEnded,
            NameDiagnostics.Function,
            NameDiagnostics.NotACondition,
            NameDiagnostics.NotClosed,
            NameDiagnostics.NotText,
            NameDiagnostics.ImpossibleStatus,
            NameDiagnostics.MixedTypes,
            NameDiagnostics.StringOrder,
            NameDiagnostics.NoOutput,
            LoopDiagnostics.NoItem,
            LoopDiagnostics.NotAList,
            LoopDiagnostics.TooMany,
            LoopDiagnostics.Next,
            LoopDiagnostics.JobId,
        ]),
        new("Pipeline rules",
        [
            RuleDiagnostics.NothingToRun,
            RuleDiagnostics.EmptyLevel,
            RuleDiagnostics.EmptyThread,
            RuleDiagnostics.NotPositive,
            RuleDiagnostics.TooSmall,
            RuleDiagnostics.PauseOverLimit,
            WorkflowRuleDiagnostics.CallTooLong,
            RuleDiagnostics.PropertiesNotJson,
            RuleDiagnostics.EndlessLoop,
            RuleDiagnostics.Unreachable,
            RuleDiagnostics.CapUnderPause,
            RuleDiagnostics.TooLong,
            RuleDiagnostics.DuplicateJobName,
            RuleDiagnostics.UnusedKey,
            WorkflowRuleDiagnostics.UnsuitableExecutor,
            JobDiagnostics.NoJobFile,
            JobDiagnostics.MissingParameter,
            JobDiagnostics.UnknownParameter,
            JobDiagnostics.WrongType,
            RuleDiagnostics.SecretInClear,
            ScheduleDiagnostics.NotASchedule,
            ScheduleDiagnostics.UnknownZone,
            ScheduleDiagnostics.NeverComes,
            ScheduleDiagnostics.NoCron,
            RuleDiagnostics.DuplicateId,
            InputDiagnostics.DefaultDoesNotFit,
            InputDiagnostics.Unusable,
            ScheduleDiagnostics.UnknownInput,
        ]),
        new("Compilation to a target",
        [
            WorkflowRuleDiagnostics.NotCompiled,
            WorkflowRuleDiagnostics.UnknownFunction,
            RuleDiagnostics.ExpressionIsText,
            CloudWorkflowsDiagnostics.NoParameters,
            CloudWorkflowsDiagnostics.UnknownFailureKind,
            CloudWorkflowsDiagnostics.SourceTooLarge,
            CloudWorkflowsDiagnostics.PrintedAsJson,
            SplitDiagnostics.Split,
            SplitDiagnostics.ManySteps,
            SplitDiagnostics.LargeLevel,
            SplitDiagnostics.ManyStepsInLevel,
            SplitDiagnostics.ReadAcrossParts,
            CloudWorkflowsDiagnostics.MissingPlatformValue,
            CloudWorkflowsDiagnostics.UnknownRunValue,
            LaneDiagnostics.ManySteps,
            LaneDiagnostics.Laned,
            LaneDiagnostics.ManyStepsInLane,
            HeadLimitDiagnostics.Description,
            HeadLimitDiagnostics.LabelCount,
            HeadLimitDiagnostics.Label,
            HeadLimitDiagnostics.MaxParallel,
            HeadLimitDiagnostics.Argument,
            HeadLimitDiagnostics.ScheduleName,
        ]),
        new("Formatting",
        [
            FormattingDiagnostics.LeftAlone,
        ]),
        new("Comparison",
        [
            ComparingDiagnostics.NoIdentity,
        ]),
        new("Measures",
        [
            MeasureDiagnostics.NearLimit,
            MeasureDiagnostics.OverLimit,
            MeasureDiagnostics.OverAtWorst,
            MeasureDiagnostics.NoBound,
        ]),
        new("Executors passed to a run",
        [
            ExecutingDiagnostics.UnusedExecutor,
        ]),
        new("Reruns",
        [
            RerunDiagnostics.Changed,
            RerunDiagnostics.UnknownJob,
            RerunDiagnostics.NoList,
            RerunDiagnostics.NotAnObject,
            RerunDiagnostics.UnknownKey,
            RerunDiagnostics.MisspelledResume,
            RerunDiagnostics.OnlyContinued,
            RerunDiagnostics.OptionOfOtherKind,
            InputValueDiagnostics.Invalid,
        ]),
        new("Files that are written",
        [
            OutputDiagnostics.OutputIsInput,
            OutputDiagnostics.ForeignFile,
            OutputDiagnostics.NoOutput,
        ]),
        new("Simulation scripts",
        [
            SimulationDiagnostics.WrongType,
            SimulationDiagnostics.UnknownKey,
            SimulationDiagnostics.UnknownJob,
        ]),
        new("Environment of a run",
        [
            EnvironmentDiagnostics.NoAssignment,
            EnvironmentDiagnostics.NoSecret,
            EnvironmentDiagnostics.NoHost,
            EnvironmentDiagnostics.NoVariable,
            EnvironmentDiagnostics.NoWorkflow,
            EnvironmentDiagnostics.NoFolder,
            EnvironmentDiagnostics.GivenTwice,
        ]),
    ];
}
