using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>Compiles scenarios, reads the DAGs back, and compares their runs with the rules, with one Python for the functions.</summary>
internal sealed class ConformityCheck(IDagCompiler compiler, Func<PythonValues, IExpressionValues>? wrap = null) : IDisposable
{
    // A prompt scheduler, and two lazy ones that see several tasks end at once.
    private static readonly int[] Seeds = [0, 1, 2];

    // A person does not want to wait longer for a smaller scenario.
    private const int MostRuns = 400;

    private readonly PythonValues _values = new();

    /// <summary>A scenario that is compiled and read.</summary>
    public sealed record Prepared(Scenario Scenario, int Generation, CompiledDag Compiled, PyModule Module, AirflowConformity Conformity);

    public Prepared Prepare(Scenario scenario, int generation)
    {
        var compiled = compiler.Compile(scenario, generation);
        return new Prepared(
            scenario,
            generation,
            compiled,
            PythonParser.Parse(compiled.Read(compiled.Python)),
            new AirflowConformity(scenario, compiled.Tasks, compiled.Conditions));
    }

    /// <summary>The first difference of a scenario, or null.</summary>
    public string? FindDifference(Scenario scenario, int generation) => FindDifference(Prepare(scenario, generation));

    /// <summary>The same; <paramref name="fault"/> changes the DAG that was read, or returns false if it cannot.</summary>
    public string? FindDifference(Prepared prepared, Func<AirflowDag, bool>? fault = null, Func<string, string>? inSource = null)
    {
        var dag = DagReader.Read(prepared.Module, prepared.Generation);
        if (fault is not null && !fault(dag))
        {
            return null;
        }

        var source = inSource?.Invoke(prepared.Compiled.Python) ?? prepared.Compiled.Python;
        if (inSource is not null && source == prepared.Compiled.Python)
        {
            return null;
        }

        _values.Load(source);
        foreach (var seed in Seeds)
        {
            var result = AirflowRun.Execute(dag, new AirflowRunOptions
            {
                Outcome = prepared.Conformity.Outcome,
                Values = wrap?.Invoke(_values) ?? _values,
                Seed = seed,
            });
            if (prepared.Conformity.FindDifference(result, isPrompt: seed == 0) is { } difference)
            {
                return $"{difference} (seed {seed})";
            }
        }

        return null;
    }

    /// <summary>
    /// Compares scenarios, for Airflow 2 and 3 by turns. Returns what a person needs to see: the differences of all scenarios that have
    /// one,
    /// and of the first the smallest scenario that still has one, with its DAG.
    /// </summary>
    public string? CompareAll(IEnumerable<int> numbers, ScenarioFeatures features)
    {
        var differences = numbers
            .Select(n => (Number: n, Difference: FindDifference(AirflowScenario.Generate(n, features), Generation(n))))
            .Where(d => d.Difference is not null)
            .ToList();
        return differences.Count == 0
            ? null
            : $"{differences.Count} differences:\n{string.Join('\n', differences.Select(d => $"{d.Number}: {d.Difference}"))}\n"
                + Describe(AirflowScenario.Generate(differences[0].Number, features), Generation(differences[0].Number));
    }

    public static int Generation(int number) => 2 + (number % 2);

    private string Describe(Scenario scenario, int generation)
    {
        var left = MostRuns;
        var smallest = ScenarioShrinker.Shrink(scenario, s => left-- > 0 && Fails(s, generation));
        return $"{FindDifference(smallest, generation)}\n{ScenarioText.Describe(smallest)}\n{compiler.Compile(smallest, generation).Python}";
    }

    public void Dispose() => _values.Dispose();

    private bool Fails(Scenario scenario, int generation)
    {
        try
        {
            return FindDifference(scenario, generation) is not null;
        }
        catch (Exception e)
            when (e is DagReadException or InvalidOperationException or ShouldAssertException or KeyNotFoundException)
        {
            return false; // a condition about a step that was removed
        }
    }
}
