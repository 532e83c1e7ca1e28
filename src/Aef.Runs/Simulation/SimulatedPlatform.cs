using Aef.Core.Pipelines.Model;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>What the simulated platform knows of itself and of the run.</summary>
/// <param name="Functions">What function names are put after to be called.</param>
/// <param name="Intermediate">The intermediate function.</param>
/// <param name="Executions">What <c>WORKFLOW/executions</c> is put after to start workflows.</param>
/// <param name="StepProperties">The properties of a step that has none of its own, as JSON text.</param>
/// <param name="ExecutionId">The id of the execution that talks to it.</param>
internal sealed record SimulatedPlatform(string Functions, string Intermediate, string Executions, string StepProperties, string ExecutionId)
{
    /// <summary>What the names of executions are put after to be read.</summary>
    public const string Api = "https://workflowexecutions.googleapis.com/v1/";

    /// <summary>The platform that a run with this environment and these parameters talks to.</summary>
    public static SimulatedPlatform Of(EngineEnvironment environment, PlatformParameters? parameters, string executionId)
    {
        var functions = $"https://{environment.Location}-{environment.ProjectId}.cloudfunctions.net/";
        return new SimulatedPlatform(
            functions,
            functions + (parameters?.FunctionIntermediateName ?? PlatformParameters.DefaultFunctionIntermediateName),
            $"{Api}projects/{environment.ProjectId}/locations/{environment.Location}/workflows/",
            WorkflowValue.FromMap(("jobs_definitions_bucket", parameters?.JobsDefinitionsBucket ?? $"{environment.ProjectId}_aef_jobs_bucket")).ToJson(),
            executionId);
    }
}
