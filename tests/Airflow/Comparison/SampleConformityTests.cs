using Aef.Tests.Airflow.Model;
using Aef.Tests.Airflow.Python;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>The measured lowering table, the model and the reference scheduler agree.</summary>
public sealed class SampleConformityTests
{
    private const int Count = 400;

    /// <summary>How many of them run as DAGs; those of the product do too, in their own test.</summary>
    private const int CountOfRuns = 80;

    [PythonFact]
    public void DAGs_of_the_lowering_table_do_what_the_rules_require()
    {
        using var check = new ConformityCheck(new SampleLowering());
        check.CompareAll(Enumerable.Range(1, CountOfRuns), ScenarioFeatures.Loops | ScenarioFeatures.Statuses).ShouldBeNull();
    }

    [PythonFact]
    public void The_reader_finds_the_tasks_and_edges_that_Python_finds()
    {
        using var values = new PythonValues();
        var sources = Enumerable.Range(1, 60).Select(n => new SampleLowering().Compile(AirflowScenario.Generate(n), 2 + (n % 2)).Python);
        foreach (var source in sources.Concat(Samples.Dags))
        {
            ReaderComparison.Compare(values, source, DagReader.Read(source, 3));
        }
    }

    /// <summary>What must happen often enough for the comparison to mean something.</summary>
    [Fact]
    public void The_scenarios_contain_everything_often_enough()
    {
        var seen = new Dictionary<string, int>();
        foreach (var number in Enumerable.Range(1, Count))
        {
            var scenario = AirflowScenario.Generate(number);
            var run = ReferenceScheduler.Of(scenario);
            void See(string what, bool isSeen) => seen[what] = seen.GetValueOrDefault(what) + (isSeen ? 1 : 0);
            See("failed", run.Events.Any(e => e.Kind == "RunFailed"));
            See("succeeded", run.Events.Any(e => e.Kind == "RunSucceeded"));
            See("retried", run.Events.Any(e => e.Attempt > 1));
            See("continued", run.Failures.Any(f => f.Continued));
            See("timed out", run.Failures.Any(f => f.Kind == "TimeoutError"));
            See("skipped by when", run.Events.Any(e => e.Detail == "when is false"));
            See("items", run.Events.Any(e => e.Job?.EndsWith("[1]", StringComparison.Ordinal) == true));
            See("no items", run.Events.Any(e => e.Detail == "for_each has no items"));
            See("level condition", scenario.Levels.Any(l => l.When is not null));
            See("thread condition", scenario.Levels.SelectMany(l => l.Threads).Any(t => t.When is not null));
            See("condition on a status", scenario.Conditions.Any(c => c is { Step: not null, Subject: ConditionSubject.Status }));
            See(
                "condition on the run",
                scenario.Conditions.Any(c => c is { Subject: ConditionSubject.RunState or ConditionSubject.RunFailed }));
            See("on_failure ran", run.Events.Any(e => e is { Kind: "AttemptStarted", Level: "on_failure" }));
            See("on_failure skipped", run.Events.Any(e => e is { Detail: "the run has not failed" }));
            See("finally ran", run.Events.Any(e => e is { Kind: "AttemptStarted", Level: "finally" }));
            See("finally failed", run.Events.Any(e => e is { Kind: "StepFailed", Level: "finally" }));
            See(
                "later level not reached",
                run.Events.Any(e => e.Kind == "RunFailed")
                    && scenario.Levels.Any(l => run.Events.All(e => e.Level != l.Id || e.Detail == "not_reached")));
        }

        seen.Where(s => s.Value < 15).ShouldBeEmpty();
    }
}
