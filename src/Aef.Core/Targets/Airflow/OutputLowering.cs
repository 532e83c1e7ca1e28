using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The output of a step, if an expression reads it: a task after the job computes it from the result of the job and returns it. The task is
/// a part of the step, so an output that is too large fails the step.
/// </summary>
internal sealed class OutputLowering(DagContext context)
{
    private const string Answer = "answer";

    /// <summary>True for a step whose executor has an output on Airflow.</summary>
    public static bool HasOutput(BoundStep step) => step.Executor?.Airflow?.Tasks[^1].Output is not null;

    /// <summary>The task after the job; none when nothing reads the output.</summary>
    public IEnumerable<DagTask> Lower(BoundStep step, DagTask job, DagPlace place)
    {
        if (!HasOutput(step) || !context.ReadOutputs.Contains(step.JobId))
        {
            yield break;
        }

        var id = context.Names.Create(job.Id + "_output");
        var function = context.Names.Create("output_of_" + job.Id);
        var translator = new ExpressionTranslator(context) { Answer = Answer };
        var names = new ExpressionNames(
            new Dictionary<string, Pipelines.Model.PipelineInput>(StringComparer.Ordinal),
            new Dictionary<string, ExpressionType>(StringComparer.Ordinal),
            [],
            null)
        {
            Entry = new EntryNames(new Dictionary<string, ExpressionType>(StringComparer.Ordinal), []) { HasAnswer = true },
        };
        var output = new ExpressionBinder(names, context.Diagnostics).BindValue(step.Executor!.Airflow!.Tasks[^1].Output!); // checked above
        var value = new PyCall(context.Call("keep_output"), [translator.Value(output)], []);
        context.Functions.Add(
            new PyFunction(
                function,
                [.. translator.Parameters.Prepend(Answer), "**_"],
                $"Return the output of {job.Id}.",
                [new PyReturn(value)]));
        context.StepTasks.AddOutput(step, place.FullId(id));
        yield return new DagTask(
            id,
            place.FullId(id),
            context.Import("PythonOperator").Name,
            [
                new PyKeyword("python_callable", new PyName(function)),
                new PyKeyword(
                    "op_kwargs",
                    new PyDict([KeyValuePair.Create<string, PyExpression>(Answer, new PyAttribute(new PyName(job.Id), "output"))])),
            ])
        {
            Documentation = job.Documentation,
        };
    }
}
