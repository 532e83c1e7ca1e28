using Aef.Core.Pipelines.Model;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>The names and addresses of the simulated platform and of the run.</summary>
/// <param name="Functions">The URL prefix of functions.</param>
/// <param name="Intermediate">The URL of the intermediate function.</param>
/// <param name="Executions">The URL prefix of <c>WORKFLOW/executions</c>, where workflows are started.</param>
/// <param name="StepProperties">The properties of a step without its own, as JSON text.</param>
/// <param name="ExecutionId">The id of the calling execution.</param>
internal sealed record SimulatedPlatform(
    string Functions,
    string Intermediate,
    string Executions,
    string StepProperties,
    string ExecutionId)
{
    /// <summary>The URL prefix under which executions are read.</summary>
    public const string Api = "https://workflowexecutions.googleapis.com/v1/";

    /// <summary>The platform for a run with this environment and these parameters.</summary>
    public static SimulatedPlatform Of(EngineEnvironment environment, PlatformParameters? parameters, string executionId)
    {
        var functions = $"https://{environment.Location}-{environment.ProjectId}.cloudfunctions.net/";
        return new SimulatedPlatform(
            functions,
            functions + (parameters?.FunctionIntermediateName ?? PlatformParameters.DefaultFunctionIntermediateName),
            $"{Api}projects/{environment.ProjectId}/locations/{environment.Location}/workflows/",
            WorkflowValue.FromMap(
                ("jobs_definitions_bucket", parameters?.JobsDefinitionsBucket ?? $"{environment.ProjectId}_aef_jobs_bucket"))
                .ToJson(),
            executionId);
    }
}
