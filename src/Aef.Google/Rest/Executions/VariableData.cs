using System.Text.Json;

namespace Aef.Google.Rest.Executions;

/// <summary>VariableData contains the variable data for this step.</summary>
public sealed record VariableData
{
    /// <summary>Variables that are associated with this step.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Variables { get; init; }
}
