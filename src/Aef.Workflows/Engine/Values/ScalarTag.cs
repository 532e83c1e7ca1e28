namespace Aef.Workflows.Engine.Values;

/// <summary>Marks a value whose content is in its 64 bits only.</summary>
internal sealed class ScalarTag
{
    private ScalarTag(WorkflowValueKind kind) => Kind = kind;

    public static ScalarTag Boolean { get; } = new(WorkflowValueKind.Boolean);

    public static ScalarTag Integer { get; } = new(WorkflowValueKind.Integer);

    public static ScalarTag Double { get; } = new(WorkflowValueKind.Double);

    /// <summary>The content of a variable that was declared and not yet assigned. Never visible outside of the engine.</summary>
    public static ScalarTag Unassigned { get; } = new(WorkflowValueKind.Null);

    public WorkflowValueKind Kind { get; }
}
