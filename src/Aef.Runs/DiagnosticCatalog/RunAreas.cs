using Aef.Core.Environments;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Validation.Configuration;
using Aef.Runs.Audit;
using Aef.Runs.Data;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.Servers;
using Aef.Runs.Simulation;
using Aef.Runs.State;

namespace Aef.Runs.DiagnosticCatalog;

/// <summary>
/// The kinds of diagnostics about what is around a run: its times, its environment, and the files that are read and written.
/// </summary>
internal static class RunAreas
{
    public static readonly DiagnosticArea[] All =
    [
        new("Times of schedules",
        [
            ForecastDiagnostics.NoSchedule,
            ForecastDiagnostics.TimesNotKnown,
        ]),
        new("Backfills",
        [
            BackfillDiagnostics.TooManyRuns,
            BackfillDiagnostics.NotListed,
            BackfillDiagnostics.NotScheduled,
            BackfillRunDiagnostics.SeveralSchedules,
            BackfillRunDiagnostics.NotDue,
            BackfillRunDiagnostics.Unknown,
            BackfillRunDiagnostics.NotActive,
            BackfillRunDiagnostics.CannotContinue,
            BackfillRunDiagnostics.NoCatchUp,
        ]),
        new("Calls of Google's APIs, and executions",
        [
            GoogleDiagnostics.NoAnswer,
            GoogleDiagnostics.Refused,
            GoogleDiagnostics.NoCredential,
            GoogleDiagnostics.NoProject,
            GoogleDiagnostics.InvalidName,
            GoogleDiagnostics.MayHaveBeenStarted,
            GoogleDiagnostics.UnknownExecution,
            GoogleDiagnostics.NotResumable,
            GoogleDiagnostics.NotAWorkflow,
        ]),
        new("Publishing to Google Cloud",
        [
            PublishDiagnostics.NoName,
            PublishDiagnostics.InvalidName,
            PublishDiagnostics.MissingSetting,
            PublishDiagnostics.NotOurs,
            PublishDiagnostics.StateChanged,
            PublishDiagnostics.OtherSources,
            PublishDiagnostics.InvalidPlan,
            PublishDiagnostics.PruneRefused,
            PublishDiagnostics.NotPublished,
            PublishDiagnostics.CannotRollBack,
            PublishDiagnostics.ManuallyPaused,
            PublishDiagnostics.LeftOver,
            PublishDiagnostics.DuplicateResource,
            PublishDiagnostics.InvalidResourceId,
            PublishDiagnostics.PartInUse,
            PublishDiagnostics.UnknownSchedule,
            PublishDiagnostics.UnknownLabel,
            PublishDiagnostics.CannotRead,
            PublishDiagnostics.NotConfirmed,
            PublishDiagnostics.MayHaveRun,
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
            SimulationDiagnostics.NoAdmission,
            SimulationDiagnostics.NoSuchItem,
            SimulationDiagnostics.Mocked,
            SimulationDiagnostics.Unanswered,
        ]),
        new("Fault files of the local server",
        [
            FaultFileDiagnostics.WrongValue,
            FaultFileDiagnostics.UnknownKey,
            FaultFileDiagnostics.MissingKey,
            FaultFileDiagnostics.Conflict,
            FaultFileDiagnostics.UnknownMethod,
        ]),
        new("Local runs",
        [
            LocalRunDiagnostics.NotLocal,
            LocalRunDiagnostics.NoKind,
            LocalRunDiagnostics.MissingParameter,
            LocalRunDiagnostics.NoSecret,
            LocalRunDiagnostics.EmptyCommand,
            LocalRunDiagnostics.NoProgram,
            LocalRunDiagnostics.NoAddress,
            ChildDiagnostics.NoDefinition,
            ChildDiagnostics.RunsItself,
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
            EnvironmentDiagnostics.ShortSecret,
        ]),
        new("Local server",
        [
            ServerDiagnostics.NotStarted,
            ServerDiagnostics.NotRunning,
            ServerDiagnostics.NoAnswer,
        ]),
        new("Connections and data",
        [
            ConnectionDiagnostics.Unknown,
            ConnectionDiagnostics.NoSecret,
            ConnectionDiagnostics.CannotOpen,
            ConnectionDiagnostics.InUse,
            ConnectionDiagnostics.NoLibrary,
            ConnectionDiagnostics.StatementFails,
            ConnectionDiagnostics.NoValue,
            ConnectionDiagnostics.OnlySource,
        ]),
        new("Loads",
        [
            LoadDiagnostics.Missing,
            LoadDiagnostics.Invalid,
            LoadDiagnostics.Conflict,
            LoadDiagnostics.Repeats,
            LoadDiagnostics.NoFolder,
            LoadDiagnostics.NeedsDuckDb,
        ]),
        new("History and audit",
        [
            StateDiagnostics.NoFolder,
            StateDiagnostics.OtherFolder,
            StateDiagnostics.DiskFull,
            HistoryDiagnostics.UnknownRun,
            HistoryDiagnostics.SeveralRuns,
            HistoryDiagnostics.NotActive,
            HistoryDiagnostics.NoJournal,
            HistoryDiagnostics.SecretInput,
            HistoryDiagnostics.NoIndex,
            HistoryDiagnostics.InUse,
            StateDiagnostics.MissingFolder,
            HistoryDiagnostics.UnknownStep,
            AuditDiagnostics.CannotWrite,
            AuditDiagnostics.CannotRead,
            AuditDiagnostics.Changed,
            AuditDiagnostics.Gap,
            AuditDiagnostics.Truncated,
            AuditDiagnostics.Unexpected,
            AuditDiagnostics.Torn,
            AuditDiagnostics.Unrecorded,
            ApprovalDiagnostics.NotWaiting,
            ApprovalDiagnostics.RunHasEnded,
            RetentionDiagnostics.Invalid,
        ]),
        new("Notifications and reports of runs",
        [
            NotificationDiagnostics.NoReceiver,
            NotificationDiagnostics.UnknownReceiver,
            NotificationDiagnostics.InvalidPattern,
            NotificationDiagnostics.NoAddress,
            NotificationDiagnostics.AlertNotSent,
            NotificationDiagnostics.ReportNotSent,
        ]),
    ];
}
