using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>How a connector binding polls a job.</summary>
/// <param name="Call">The call.</param>
/// <param name="State">The state in its answer.</param>
/// <param name="Success">The states of a job that has succeeded.</param>
/// <param name="Running">The states of a job that has not ended.</param>
/// <param name="Failed">The states of a job that has failed.</param>
/// <param name="Message">The message of a failure; null if there is none.</param>
internal sealed record BoundConnectorStatus(
    BoundConnectorCall Call,
    BoundValue State,
    EquatableList<string> Success,
    EquatableList<string> Running,
    EquatableList<string> Failed,
    BoundValue? Message)
{
    /// <summary>A warning about a job that has succeeded; null if there is none.</summary>
    public BoundValue? Warning { get; init; }
}
