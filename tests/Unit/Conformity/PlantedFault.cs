namespace Aef.Tests.Conformity;

/// <summary>A mistake that a compiler could make, as a change of what it has printed.</summary>
internal sealed record PlantedFault(string Name, Action<WorkflowEdit> Plant)
{
    /// <summary>The source with the fault, or null where it does not apply to the workflow.</summary>
    public string? In(string source)
    {
        var edit = new WorkflowEdit(source);
        Plant(edit);
        return edit.Changed ? edit.ToSource() : null;
    }

    public static PlantedFault InText(string name, string routine, string? step, string from, string to) =>
        new(name, e => e.Replace(routine, step, from, to));
}
