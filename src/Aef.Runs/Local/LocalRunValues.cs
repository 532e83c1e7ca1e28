using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>The value <c>run</c> that the settings of entries read in a run on this computer.</summary>
internal static class LocalRunValues
{
    /// <summary>Project and region of a run; its dates come with each call.</summary>
    public static WorkflowValue Of(EngineEnvironment environment) =>
        WorkflowValue.FromMap(("project", environment.ProjectId), ("region", environment.Location));
}
