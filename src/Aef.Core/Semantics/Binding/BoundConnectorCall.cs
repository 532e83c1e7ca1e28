using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Collections;

namespace Aef.Core.Semantics.Binding;

/// <summary>A call of a connector binding with its expressions bound.</summary>
/// <param name="Call">The function, such as <c>http.post</c>.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record BoundConnectorCall(string Call, EquatableList<BoundMapEntry> Arguments)
{
    /// <summary>True for a request, whose answer has a status, headers and a body; the answer of a connector is the body.</summary>
    public bool IsHttp => ConnectorCall.IsHttp(Call);
}
