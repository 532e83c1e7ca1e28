using Aef.Core.Targets.Airflow.Model;
using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow;

/// <summary>The tasks before the first level: the inputs are checked, then the variables are set.</summary>
internal sealed class PrologueLowering(DagContext context, List<DagItem> items)
{
    /// <summary>The task that sets the variables.</summary>
    public const string SetVariables = "set_variables";

    private const string Variables = "variables";
    private const string Compute = "compute_variables";

    /// <summary>The task after which the first level starts; <paramref name="start"/> if nothing comes before it.</summary>
    public DagTask Lower(DagTask start, EdgeList edges)
    {
        var last = start;
        if (context.Pipeline.Source.Inputs.Count > 0)
        {
            last = Add(InputLowering.Task(context), last, edges);
        }

        return context.Pipeline.Variables.Count == 0 ? last : Add(Task(), last, edges);
    }

    /// <summary>A later variable can read an earlier one, so one function sets them in order.</summary>
    private DagTask Task()
    {
        var translator = new ExpressionTranslator(context) { Variables = Variables };
        List<PyStatement> body = [new PyAssign(Variables, new PyDict([]))];
        foreach (var variable in context.Pipeline.Variables)
        {
            body.Add(new PyAssignItem(new PyName(Variables), variable.Name, translator.Value(variable.Value)));
        }

        body.Add(new PyReturn(new PyName(Variables)));
        context.Functions.Add(new PyFunction(Compute, [.. translator.Parameters, "**_"], "Return the variables of the run.", body));
        IReadOnlyList<PyKeyword> call = [new PyKeyword("python_callable", new PyName(Compute)), .. translator.Keywords];
        return new DagTask(SetVariables, SetVariables, context.Import("PythonOperator").Name, call);
    }

    private DagTask Add(DagTask task, DagTask before, EdgeList edges)
    {
        items.Add(new DagTaskItem(task));
        edges.Add([before], task);
        return task;
    }
}
