using Aef.Core.Targets.Airflow.Python;

namespace Aef.Core.Targets.Airflow.Model;

/// <summary>A statement of a DAG, in the order in which the file has them.</summary>
internal abstract record DagItem;

/// <summary>The definition of a task.</summary>
internal sealed record DagTaskItem(DagTask Task) : DagItem;

/// <summary>A comment for the statements after it.</summary>
internal sealed record DagComment(string Text) : DagItem;

/// <summary>A task group.</summary>
internal sealed record DagGroup(string Id, List<DagItem> Items) : DagItem;

/// <summary>A task group that runs once for each item of a list; its tasks can use the item.</summary>
/// <param name="Id">The id of the group, and the variable that its edges use.</param>
/// <param name="Function">The function that creates the tasks.</param>
/// <param name="List">The list.</param>
/// <param name="Items">The statements of the group.</param>
internal sealed record DagMappedGroup(string Id, string Function, PyExpression List, List<DagItem> Items) : DagItem;

/// <summary>Stages of tasks; each task of a stage runs after each task of the stage before it.</summary>
internal sealed record DagEdges(IReadOnlyList<IReadOnlyList<DagTask>> Stages) : DagItem;
