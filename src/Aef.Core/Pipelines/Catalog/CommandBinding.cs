using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>A process runs the job; it is never started through a shell.</summary>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Folder">The working directory; null means the folder of the definition.</param>
/// <param name="Environment">Additional environment variables of the process.</param>
public sealed record CommandBinding(
    EquatableList<string> Command,
    string? Folder,
    EquatableList<BindingVariable> Environment) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "command";

    /// <summary>
    /// More environment variables, as an expression: an object, or a list of objects with name and value. Null when the entry has none.
    /// </summary>
    public string? MoreEnvironment { get; init; }

    /// <summary>
    /// The exit codes after which <c>retry</c> applies; none means all. Each is a number, or an expression whose value is a number or a
    /// list of numbers.
    /// </summary>
    public EquatableList<string> RetryExitCodes { get; init; } = [];

    /// <summary>
    /// What the program writes for its output besides the file of <c>AEF_OUTPUT</c>, such as <c>dbt</c>; null for nothing.
    /// </summary>
    public string? Results { get; init; }
}
