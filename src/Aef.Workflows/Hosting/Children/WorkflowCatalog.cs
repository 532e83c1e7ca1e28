using Aef.Workflows.Engine;

namespace Aef.Workflows.Hosting.Children;

/// <summary>The workflows that a run may start, by name.</summary>
public sealed class WorkflowCatalog
{
    private readonly Dictionary<string, WorkflowProgram> _programs = new(StringComparer.Ordinal);

    /// <summary>Creates a catalog; if two workflows have the same name, the last one wins.</summary>
    public WorkflowCatalog(IEnumerable<(string Name, WorkflowProgram Program)> workflows)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        foreach (var (name, program) in workflows)
        {
            _programs[name] = program;
        }
    }

    /// <summary>No workflows.</summary>
    public static WorkflowCatalog Empty { get; } = new([]);

    /// <summary>The names of the workflows.</summary>
    public IReadOnlyCollection<string> Names => _programs.Keys;

    /// <summary>The program of a workflow; null for an unknown name.</summary>
    public WorkflowProgram? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _programs.GetValueOrDefault(name);
    }
}
