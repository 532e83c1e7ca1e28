using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The names that the operators of executors have in a DAG. An operator whose name the DAG itself uses, or which another operator has, is
/// imported under another name.
/// </summary>
internal sealed class OperatorNames
{
    private readonly AirflowGeneration _generation;
    private readonly Dictionary<(string Module, string Name), string> _names = [];

    /// <summary>Assigns names in the order of the steps.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="generation">The generation of Airflow.</param>
    /// <param name="own">The names that the DAG itself uses.</param>
    public OperatorNames(BoundPipeline pipeline, AirflowGeneration generation, IReadOnlyCollection<string> own)
    {
        _generation = generation;
        var tasks = pipeline.Steps.SelectMany(s => s.Executor?.Airflow?.Tasks.Where(t => !t.IsFunction) ?? []);
        var taken = own.ToHashSet(StringComparer.Ordinal);
        foreach (var (module, name) in tasks.Select(t => (Module: ModuleOf(t), Name: t.Operator)).Distinct())
        {
            var isImported = AirflowModules.Has(name, module, generation) || ChildWorkflowLowering.Imports.Contains((module, name));
            _names.Add((module, name), isImported || taken.Add(name) ? name : Alias(module, name, taken));
        }
    }

    /// <summary>The names in the file.</summary>
    public IEnumerable<string> All => _names.Values;

    /// <summary>The module of an operator, and its name in the file if that is another one.</summary>
    public (string Module, string? Alias) Of(AirflowTask task)
    {
        var module = ModuleOf(task);
        var name = _names[(module, task.Operator)];
        return (module, name == task.Operator ? null : name);
    }

    private string ModuleOf(AirflowTask task) =>
        (_generation == AirflowGeneration.Airflow2 ? task.Module2 : task.Module3)!; // an operator has modules

    /// <summary>The name with the last part of its module before it, and a number if that exists too.</summary>
    private static string Alias(string module, string name, HashSet<string> taken)
    {
        var parts = module.Split('.')[^1].Split('_').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..]);
        var plain = PyNames.Plain(string.Concat(parts) + name);
        var alias = plain;
        for (var number = 2; PythonName.Keywords.Contains(alias) || !taken.Add(alias); number++)
        {
            alias = $"{plain}_{number}";
        }

        return alias;
    }
}
