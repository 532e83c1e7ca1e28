using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>Compiles scenarios, reads the DAGs back, and compares their runs with the rules, with one Python for the functions.</summary>
internal sealed class ConformityCheck(IDagCompiler compiler) : IDisposable
{
    // A prompt scheduler, and two lazy ones that see several tasks end at once.
    private static readonly int[] Seeds = [0, 1, 2];

    private readonly PythonValues _values = new();

    /// <summary>The first difference of a scenario, or null; <paramref name="fault"/> may change the DAG that was read.</summary>
    public string? FindDifference(Scenario scenario, int generation, Func<AirflowDag, bool>? fault = null)
    {
        var compiled = compiler.Compile(scenario, generation);
        _values.Load(compiled.Python);
        var dag = DagReader.Read(PythonParser.Parse(compiled.Python), generation);
        if (fault is not null && !fault(dag))
        {
            return null;
        }

        var conformity = new AirflowConformity(scenario, compiled.Tasks);
        foreach (var seed in Seeds)
        {
            var result = AirflowRun.Execute(dag, new AirflowRunOptions { Outcome = conformity.Outcome, Values = _values, Seed = seed });
            if (conformity.FindDifference(result, isPrompt: seed == 0) is { } difference)
            {
                return $"{difference} (seed {seed})";
            }
        }

        return null;
    }

    /// <summary>What a person needs to see of a difference: the smallest scenario that has one, its DAG, and the difference.</summary>
    public string Describe(Scenario scenario, int generation)
    {
        var smallest = ScenarioShrinker.Shrink(scenario, s => Fails(s, generation));
        return $"{FindDifference(smallest, generation)}\n{ScenarioText.Describe(smallest)}\n{compiler.Compile(smallest, generation).Python}";
    }

    public void Dispose() => _values.Dispose();

    private bool Fails(Scenario scenario, int generation)
    {
        try
        {
            return FindDifference(scenario, generation) is not null;
        }
        catch (Exception e) when (e is DagReadException or InvalidOperationException or ShouldAssertException)
        {
            return false; // a condition about a step that was removed
        }
    }
}
