using Aef.Core.Operations;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Google.Publishing;

/// <summary>Reads where a deployment is published.</summary>
internal static class PublishTargetReader
{
    /// <summary>The target; null, with diagnostics, if a setting is missing.</summary>
    public static PublishTarget? Read(Deployment deployment, DiagnosticBag diagnostics)
    {
        var environment = deployment.Environment;
        if (deployment.Owner is null && !deployment.HasErrors)
        {
            diagnostics.Add(PublishDiagnostics.NoName.At(environment.Location));
        }

        Require(deployment.Project, "a project of Google Cloud", "\"project\" of the environment");
        Require(deployment.Region, "a region", "\"region\" of the environment");
        return deployment is { Owner: { } owner, Project: { } project, Region: { } region }
            ? new PublishTarget(owner, environment.Name, project, region)
            {
                JobsBucket = Bucket(environment.Publishing.JobsBucket ?? deployment.Parameters?.JobsDefinitionsBucket),
                ComposerBucket = Bucket(environment.Publishing.ComposerBucket),
                WorkflowAccount = environment.Publishing.WorkflowAccount,
                SchedulerAccount = environment.Publishing.SchedulerAccount,
                LogLevel = environment.Publishing.LogLevel,
            }
            : null;

        void Require(string? value, string what, string setting)
        {
            if (value is null)
            {
                diagnostics.Add(PublishDiagnostics.MissingSetting.At(
                    environment.Location, "anything", what, Quoted.Text(environment.Name), setting));
            }
        }
    }

    private static string? Bucket(string? name) => name?.Replace("gs://", string.Empty, StringComparison.Ordinal).TrimEnd('/');
}
