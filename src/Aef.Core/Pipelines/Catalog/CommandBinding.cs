using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A process runs the job; it is never started through a shell.</summary>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Folder">The working directory; null means that of the run.</param>
/// <param name="Environment">Additional environment variables of the process.</param>
public sealed record CommandBinding(
    EquatableList<string> Command,
    string? Folder,
    EquatableList<BindingVariable> Environment) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "command";
}
