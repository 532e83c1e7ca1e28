using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Children;
using EngineRuns = Aef.Tests.Engine.Running;

namespace Aef.Tests.Hosting;

/// <summary>Runs workflows in a local environment on virtual time.</summary>
internal static class LocalEnvironments
{
    public static (Execution Execution, LocalEnvironment Environment) Run(
        string source,
        string? mocks = null,
        LocalEnvironmentOptions? options = null,
        params (string Name, string Source)[] workflows)
    {
        options ??= LocalEnvironmentOptions.Default;
        var environment = new LocalEnvironment(options with
        {
            Mocks = mocks is null ? options.Mocks : Mocking.File(mocks),
            Workflows = new WorkflowCatalog([.. workflows.Select(w => (w.Name, EngineRuns.Compile(w.Source)))]),
        });
        return (EngineRuns.Run(source, calls: environment), environment);
    }

    public static WorkflowValue ResultOf(
        string source,
        string? mocks = null,
        LocalEnvironmentOptions? options = null,
        params (string Name, string Source)[] workflows)
    {
        var (execution, _) = Run(source, mocks, options, workflows);
        execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
        return execution.Result;
    }

    public static TimeSpan Duration(this Execution execution) => (execution.EndTime - execution.StartTime).ShouldNotBeNull();

    public static string Tag(this Execution execution) => execution.Error.ShouldNotBeNull().Value["tags"].Items[0].Text();

    /// <summary>The calls as <c>seconds function</c>.</summary>
    public static string[] Story(this LocalEnvironment environment) =>
        [.. environment.Calls.Select(c => $"{(c.Time - EngineRuns.Start).TotalSeconds:0.###} {c.Function.Split('.')[^1]}{(c.Workflow is null ? "" : " of " + c.Workflow)}")];
}
