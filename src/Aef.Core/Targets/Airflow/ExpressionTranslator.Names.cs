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
                return new PyIndex(Pull(new PyString(PrologueLowering.SetVariables)), new PyString(variable.Name));
            case PlatformSymbol platform when context.Parameters?.Find(platform.Key) is { } value:
                return new PyString(value);
            case PlatformSymbol platform:
                context.Diagnostics.Add(AirflowDiagnostics.MissingPlatformValue.At(whole.Location, platform.Key));
                return PyConstant.None;
            case ItemSymbol:
                _rendered[LoopLowering.Item] = new PyName(LoopLowering.Item);
                return new PyName(LoopLowering.Item);
            case IndexSymbol:
                return MapIndex();
            case StepStatusSymbol { IsOfItem: true } status:
                return Call("status_of", Run(), context.StepTasks.Read(status.JobId), MapIndex());
            case StepStatusSymbol status:
                var function = context.StepsWithItems.Contains(status.JobId) ? "status_of_items" : "status_of";
                return Call(function, Run(), context.StepTasks.Read(status.JobId));
            case StepOutputSymbol output when context.StepTasks.ReadOutput(output.JobId) is { } task:
                return output.IsOfItem ? Pull(task, new PyKeyword("map_indexes", MapIndex()))
                    : context.StepsWithItems.Contains(output.JobId) ? Call("outputs_of_items", Parameter("ti"), Run(), task)
                    : Pull(task);
            case EntrySymbol { Root: "answer" } when Answer is { } answer:
                return new PyName(answer);
            case RunSymbol run:
                return Member(run, whole);
            case StepOutputSymbol or SecretSymbol or InputSymbol or VariableSymbol:
                return PyConstant.None; // a rule reports outputs that do not exist, and secrets
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
            case RunOutcome.Failed:
                return Call("failed_steps", Run(), context.StepTasks.ReadAll(context.Pipeline.LevelSteps));
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

    /// <summary>The number of the item of the task itself.</summary>
    private PyAttribute MapIndex() => new(Parameter("ti"), "map_index");

    /// <summary>What a task has returned; null if it has not run.</summary>
    private PyCall Pull(PyExpression task, params ReadOnlySpan<PyKeyword> more) =>
        new(new PyAttribute(Parameter("ti"), "xcom_pull"), [], [new PyKeyword("task_ids", task), .. more]);

    private static string Describe(ExpressionSymbol symbol) => symbol switch
    {
        EntrySymbol => "a value of the entry other than answer",
        RunSymbol run => $"run.{run.Member}",
        _ => "all inputs at once",
    };
}
