using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Children;

/// <summary>The executions that a run has started, directly or through children.</summary>
internal sealed class ChildExecutions(LocalEnvironment environment)
{
    /// <summary>The maximum depth of workflows, including the root.</summary>
    public const int Deepest = 10;

    // Far apart, so that the ids of executions are not consecutive.
    private const ulong SeedStep = 0x5851_F42D_4C95_7F2D;

    private readonly Dictionary<string, ChildExecution> _byName = new(StringComparer.Ordinal);

    /// <summary>All executions in the order of their starts.</summary>
    public IReadOnlyCollection<ChildExecution> All => _byName.Values;

    public ChildExecution? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Starts an execution, or returns why it cannot.</summary>
    public (ChildExecution? Execution, WorkflowValue Problem) Start(ChildStart start, WorkflowValue argument, HostLoop loop)
    {
        if (start.Scope.Depth + 1 >= Deepest)
        {
            return (null, WorkflowErrors.Tagged("RecursionError", $"more than {Deepest} workflows have started each other"));
        }

        if (_byName.Count >= environment.Options.MaxChildExecutions)
        {
            return (
                null,
                WorkflowErrors.Tagged(
                    "ResourceLimitError",
                    $"the run has started more than {environment.Options.MaxChildExecutions} executions"));
        }

        var options = environment.Options.Engine;
        options = options with
        {
            Seed = options.Seed + (SeedStep * (ulong)(_byName.Count + 1)),
            Environment = options.Environment with { WorkflowId = start.Name, ExecutionId = null, UserVariables = [] },
        };
        var engine = new WorkflowEngine(start.Program, argument, options, environment.Options.ChildListener?.Invoke(start.Name));
        var execution = new ChildExecution(engine, new EnvironmentScope(environment, start.Name, start.Scope.Depth + 1), loop);
        _byName.Add(execution.Name, execution);
        loop.At(loop.Now, execution.Run);
        return (execution, default);
    }
}
