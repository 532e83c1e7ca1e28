using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using static Aef.Tests.Sections.Sections;

namespace Aef.Tests.Timeouts;

/// <summary>The pipelines of the sections, whose steps may have another type.</summary>
internal static class TimedRuns
{
    /// <summary>Steps without their type if another one follows.</summary>
    public static string Typed(string definition) =>
        definition.Replace(
            "type: sync, executor: dataform-tag-executor, type:",
            "executor: dataform-tag-executor, type:",
            StringComparison.Ordinal);

    public static Run RunTimed(string definition, SimulationScript? script = null, string? argument = null, string shape = "single") =>
        Run(Typed(definition), script, argument, shape);

    public static WorkflowArtifact CompileTimed(string definition) => Compile(Typed(definition));
}
