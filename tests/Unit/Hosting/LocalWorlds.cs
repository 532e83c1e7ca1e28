using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Children;
using Aef.Workflows.Runtime;
using Runs = Aef.Tests.Runtime.Running;

namespace Aef.Tests.Hosting;

/// <summary>Runs workflows in a local world on virtual time.</summary>
internal static class LocalWorlds
{
    public static (Execution Execution, LocalWorld World) Run(string source, string? mocks = null, LocalWorldOptions? options = null, params (string Name, string Source)[] workflows)
    {
        options ??= LocalWorldOptions.Default;
        var world = new LocalWorld(options with
        {
            Mocks = mocks is null ? options.Mocks : Mocking.File(mocks),
            Workflows = new WorkflowCatalog([.. workflows.Select(w => (w.Name, Runs.Compile(w.Source)))]),
        });
        return (Runs.Run(source, world: world), world);
    }

    public static WorkflowValue ResultOf(string source, string? mocks = null, LocalWorldOptions? options = null, params (string Name, string Source)[] workflows)
    {
        var (execution, _) = Run(source, mocks, options, workflows);
        execution.State.ShouldBe(ExecutionState.Succeeded, execution.Error?.Context);
        return execution.Result;
    }

    public static TimeSpan Duration(this Execution execution) => (execution.EndTime - execution.StartTime).ShouldNotBeNull();

    public static string Tag(this Execution execution) => execution.Error.ShouldNotBeNull().Value["tags"].Items[0].Text();

    /// <summary>The calls as <c>seconds function</c>.</summary>
    public static string[] Story(this LocalWorld world) => [.. world.Calls.Select(c => $"{(c.Time - Runs.Start).TotalSeconds:0.###} {c.Function.Split('.')[^1]}{(c.Workflow is null ? "" : " of " + c.Workflow)}")];
}
