using Aef.Core.Editing.Syntax;

namespace Aef.Core.Editing.Forms;

/// <summary>Changes the JOB_ID of a step; NEXT and expressions that refer to the step follow.</summary>
/// <param name="Path">The path of the step.</param>
/// <param name="JobId">The new JOB_ID.</param>
public sealed record RenameStep(NodePath Path, string JobId) : FormEdit
{
    /// <inheritdoc/>
    public override string Title => $"Rename {Path}";

    internal override IReadOnlyList<NodePath> Paths => [Path];

    internal override FormEdit At(IReadOnlyList<NodePath> paths) => this with { Path = paths[0] };
}
