using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Python;
using Aef.Core.Targets.Airflow.Rules;

namespace Aef.Core.Targets.Airflow;

/// <content>What names in expressions refer to.</content>
internal sealed partial class ExpressionTranslator
{
    private PyExpression Symbol(ExpressionSymbol symbol, Whole whole)
    {
        switch (symbol)
        {
            case InputSymbol { Input.IsSecret: false } input:
                return new PyIndex(Parameter("params"), new PyString(input.Input.Name));
            case VariableSymbol { IsSecret: false } variable when Variables is { } own:
                return new PyIndex(new PyName(own), new PyString(variable.Name));
            case VariableSymbol { IsSecret: false } variable:
                return new PyIndex(Pull(PrologueLowering.SetVariables), new PyString(variable.Name));
            case PlatformSymbol platform when context.Parameters?.Find(platform.Key) is { } value:
                return new PyString(value);
            case PlatformSymbol platform:
                context.Diagnostics.Add(AirflowDiagnostics.MissingPlatformValue.At(whole.Location, platform.Key));
                return PyConstant.None;
            case StepStatusSymbol status when !HasItems(status.JobId):
                return Call("status_of", Run(), Texts(context.StepTasks.Of(status.JobId)));
            case StepOutputSymbol output when !HasItems(output.JobId) && context.StepTasks.OutputOf(output.JobId) is { } task:
                return Pull(task);
            case RunSymbol run:
                return Member(run, whole);
            default:
                return Refuse(whole.Location, Describe(symbol));
        }
    }

    private PyExpression Member(RunSymbol run, Whole whole)
    {
        switch (run.Member)
        {
            case RunDates.Start or RunDates.End:
                var isEnd = run.Member == RunDates.End;
                var name = isEnd ? "last_day" : "first_day";
                _rendered[name] = context.Dates.Template(isEnd).Aggregate((a, b) => new PyBinary("+", a, b));
                return new PyName(name);
            case "workflow_name":
                return new PyString(context.Pipeline.Name);
            case "environment" when context.Parameters?.Environment is { } environment:
                return new PyString(environment);
            case "id":
                return Parameter("run_id");
            case RunOutcome.State when context.LastJoin is { } join:
                return Call("state_of_run", Run(), new PyString(join));
            case RunOutcome.Failed when !context.Pipeline.LevelSteps.Any(s => HasItems(s.JobId)):
                var steps = context.Pipeline.LevelSteps.Where(s => !s.ContinueIfFail)
                    .Select(s => KeyValuePair.Create<string, PyExpression>(s.JobId, Texts(context.StepTasks.Of(s.JobId))));
                return Call("failed_steps", Run(), new PyDict([.. steps]));
            default:
                return Refuse(whole.Location, Describe(run));
        }
    }

    private PyName Parameter(string name)
    {
        _parameters.Add(name);
        return new PyName(name);
    }

    /// <summary>What knows the states of tasks: on Airflow 3, where tasks cannot read the database, the task itself.</summary>
    private PyName Run() => Parameter(context.Generation == AirflowGeneration.Airflow2 ? "dag_run" : "ti");

    /// <summary>What a task has returned; null if it has not run.</summary>
    private PyCall Pull(string task) =>
        new(new PyAttribute(Parameter("ti"), "xcom_pull"), [], [new PyKeyword("task_ids", new PyString(task))]);

    private bool HasItems(string jobId) =>
        context.Pipeline.Levels.SelectMany(l => l.Threads).Any(t => t.ForEach is not null && t.Steps.Any(s => s.JobId == jobId));

    private static PyList Texts(IEnumerable<string> texts) => new([.. texts.Select(t => new PyString(t))]);

    private static string Describe(ExpressionSymbol symbol) => symbol switch
    {
        StepStatusSymbol status => $"the status of {status.JobId}, whose thread has for_each",
        StepOutputSymbol output => $"the output of {output.JobId}",
        RunSymbol { Member: RunOutcome.Failed } => "run.failed of a pipeline with for_each",
        RunSymbol run => $"run.{run.Member}",
        SecretSymbol or InputSymbol or VariableSymbol => "a secret",
        ItemSymbol or IndexSymbol => "the item of a loop",
        _ => "all inputs at once",
    };
}
