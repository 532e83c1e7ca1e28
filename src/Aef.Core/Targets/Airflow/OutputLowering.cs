using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The output of a step, if an expression reads it: a task after the job computes it and returns it. The task is a part of the step, so an
/// output that is too large fails the step.
/// </summary>
internal sealed class OutputLowering(DagContext context)
{
    private const string Answer = AirflowTaskCheck.Answer;

    /// <summary>True for a step that has an output on Airflow.</summary>
    public static bool HasOutput(BoundStep step) =>
        step.Type == StepType.Workflows || step.Executor?.Airflow?.Tasks[^1].HasOutput == true;

    /// <summary>True when an expression reads the output of a step.</summary>
    public bool IsRead(BoundStep step) => HasOutput(step) && context.OutputsRead.Contains(step.JobId);

    /// <summary>The task after the job; none when nothing reads the output.</summary>
    public IEnumerable<DagTask> Lower(
        BoundStep step,
        DagTask job,
        DagPlace place,
        (StepParameters Parameters, IReadOnlyDictionary<string, DagTask> Earlier, RuntimeArguments? Reader) values)
    {
        if (!IsRead(step))
        {
            yield break;
        }

        var binding = step.Executor!.Airflow!.Tasks[^1]; // a step whose output can be read has one
        if (binding.Result is not { } result)
        {
            IReadOnlyList<KeyValuePair<string, PyExpression>> answer =
                [KeyValuePair.Create<string, PyExpression>(Answer, new PyAttribute(new PyName(job.Id), "output"))];
            yield return Task(step, job, place, Function(job, binding.Output!, [Answer], []), answer); // it has an output
            yield break;
        }

        var earlier = new Dictionary<string, DagTask>(values.Earlier, StringComparer.Ordinal) { [Answer] = job };
        var arguments = new ArgumentLowering(context, step, values.Parameters, result.ToTask(), earlier, values.Reader).Lower();
        var call = context.Call(result.Operator);
        if (binding.Output is { } output)
        {
            PyCall computed = new(call, [], [.. arguments.Select(a => new PyKeyword(a.Name, new PyName(a.Name)))]);
            call = Function(job, output, arguments.Select(a => a.Name), [new PyAssign(Answer, computed)]);
        }

        yield return Task(step, job, place, call, [.. arguments.Select(a => KeyValuePair.Create(a.Name, a.Value))]);
    }

    /// <summary>The task that calls a function and returns the output.</summary>
    public DagTask Task(
        BoundStep step,
        DagTask job,
        DagPlace place,
        PyName function,
        IReadOnlyList<KeyValuePair<string, PyExpression>> arguments)
    {
        var id = context.Names.Create(job.Id + "_output");
        context.StepTasks.AddOutput(step, place.FullId(id));
        return new DagTask(
            id,
            place.FullId(id),
            context.Import("PythonOperator").Name,
            [new PyKeyword("python_callable", function), new PyKeyword("op_kwargs", new PyDict([.. arguments])), .. place.Priority])
        {
            Documentation = job.Documentation,
            IsMapped = place.IsMapped,
        };
    }

    /// <summary>A function that computes the output from the answer of the job.</summary>
    private PyName Function(DagTask job, DocumentNode output, IEnumerable<string> received, IEnumerable<PyStatement> before)
    {
        var name = context.Names.Create("output_of_" + job.Id);
        var translator = new ExpressionTranslator(context) { Answer = Answer };
        var names = new ExpressionNames(
            new Dictionary<string, PipelineInput>(StringComparer.Ordinal),
            new Dictionary<string, ExpressionType>(StringComparer.Ordinal),
            [],
            null)
        {
            Entry = new EntryNames(new Dictionary<string, ExpressionType>(StringComparer.Ordinal), []) { HasAnswer = true },
        };
        var value = translator.Value(new ExpressionBinder(names, context.Diagnostics).BindValue(output));
        IEnumerable<string> parameters = received.Concat(translator.Parameters).Distinct(StringComparer.Ordinal);
        context.Functions.Add(
            new PyFunction(
                name,
                [.. parameters, "**_"],
                $"Return the output of {job.Id}.",
                [.. before, new PyReturn(new PyCall(context.Call("keep_output"), [value], []))]));
        return new PyName(name);
    }
}
