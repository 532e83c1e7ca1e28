using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A parameter of an executor.</summary>
/// <param name="Name">The key in <c>with</c> and in the job file.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Required">True when a job cannot do without it.</param>
/// <param name="Default">The value when none is given; null means that there is none.</param>
/// <param name="Description">What it says, for people.</param>
public sealed record ExecutorParameter(string Name, InputType Type, bool Required, DocumentNode? Default, string? Description)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
