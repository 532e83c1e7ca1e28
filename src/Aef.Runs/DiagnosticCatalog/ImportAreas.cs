using Aef.Core.Importing;

namespace Aef.Runs.DiagnosticCatalog;

/// <summary>The kinds of diagnostics about files of other tools.</summary>
internal static class ImportAreas
{
    public static readonly DiagnosticArea[] All =
    [
        new("Imports from pydataflow",
        [
            PyDataflowDiagnostics.NotAConfiguration,
            PyDataflowDiagnostics.MissingSetting,
            PyDataflowDiagnostics.InvalidSetting,
            PyDataflowDiagnostics.DuplicateName,
            PyDataflowDiagnostics.UnknownModule,
            PyDataflowDiagnostics.Cycle,
            PyDataflowDiagnostics.WrongMode,
            PyDataflowDiagnostics.IncrementalReplace,
            PyDataflowDiagnostics.IncrementalShape,
            PyDataflowDiagnostics.NoEffect,
            PyDataflowDiagnostics.UnknownProfile,
            PyDataflowDiagnostics.NoQuery,
            PyDataflowDiagnostics.OnlyInDataflow,
            PyDataflowDiagnostics.PasswordVariable,
            PyDataflowDiagnostics.Divided,
            PyDataflowDiagnostics.OtherConnection,
            PyDataflowDiagnostics.NoProjectFile,
            PyDataflowDiagnostics.BigQueryDialect,
            PyDataflowDiagnostics.ProfileNeeded,
            PyDataflowDiagnostics.NotProfiles,
            PyDataflowDiagnostics.NestedTransform,
            PyDataflowDiagnostics.ScheduleWithoutBucket,
        ]),
    ];
}
