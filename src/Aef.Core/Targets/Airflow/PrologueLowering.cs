using Aef.Core.Targets.Airflow.Model;

namespace Aef.Core.Targets.Airflow;

/// <summary>The tasks before the first level: the inputs are checked, then the variables are set.</summary>
internal sealed class PrologueLowering(DagContext context, List<DagItem> items)
{
    /// <summary>The task after which the first level starts; <paramref name="start"/> if nothing comes before it.</summary>
    public DagTask Lower(DagTask start, EdgeList edges)
    {
        if (context.Pipeline.Source.Inputs.Count == 0)
        {
            return start;
        }

        var task = InputLowering.Task(context);
        items.Add(new DagTaskItem(task));
        edges.Add([start], task);
        return task;
    }
}
