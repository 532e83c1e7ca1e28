using Aef.Core.Model;
using Aef.Workflows.Runtime;

namespace Aef.Core.Running.Simulation;

/// <summary>The addresses of the simulated platform.</summary>
/// <param name="Functions">What function names are put behind to be called.</param>
/// <param name="Intermediate">The intermediate function.</param>
/// <param name="Executions">What <c>WORKFLOW/executions</c> is put behind to start workflows.</param>
internal sealed record SimulatedPlatform(string Functions, string Intermediate, string Executions)
{
    /// <summary>What the names of executions are put behind to be looked at.</summary>
    public const string Api = "https://workflowexecutions.googleapis.com/v1/";

    /// <summary>The platform that a run with this environment and these parameters talks to.</summary>
    public static SimulatedPlatform Of(EngineEnvironment environment, PlatformParameters? parameters)
    {
        var functions = $"https://{environment.Location}-{environment.ProjectId}.cloudfunctions.net/";
        return new SimulatedPlatform(
            functions,
            functions + (parameters?.FunctionIntermediateName ?? "orch-framework-intermediate"),
            $"{Api}projects/{environment.ProjectId}/locations/{environment.Location}/workflows/");
    }
}
