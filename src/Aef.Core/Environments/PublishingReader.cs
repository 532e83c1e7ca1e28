using System.Collections.Frozen;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Environments;

/// <summary>Reads <c>publish</c> of an environment.</summary>
internal static class PublishingReader
{
    private const string WorkflowAccount = "workflow_account";
    private const string SchedulerAccount = "scheduler_account";
    private const string JobsBucket = "jobs_bucket";
    private const string ComposerBucket = "composer_bucket";
    private const string LogLevel = "log_level";

    internal static readonly FrozenSet<string> Keys = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, WorkflowAccount, SchedulerAccount, JobsBucket, ComposerBucket, LogLevel);

    private static readonly Choices<int> LogLevels = Choices<int>.Of(["LOG_ALL_CALLS", "LOG_ERRORS_ONLY", "LOG_NONE"], [0, 1, 2]);

    /// <summary>The settings; all of them are absent when <paramref name="map"/> is null.</summary>
    public static EnvironmentPublishing Read(MappingNode? map, DiagnosticBag diagnostics)
    {
        if (map is null)
        {
            return new EnvironmentPublishing();
        }

        var reader = new MapReader(map, "publish", Keys, diagnostics);
        return new EnvironmentPublishing
        {
            WorkflowAccount = reader.Text(WorkflowAccount),
            SchedulerAccount = reader.Text(SchedulerAccount),
            JobsBucket = reader.Text(JobsBucket),
            ComposerBucket = reader.Text(ComposerBucket),
            LogLevel = reader.Choice(LogLevel, LogLevels) is { } level ? LogLevels.Words[level] : null,
        };
    }
}
