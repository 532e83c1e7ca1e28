namespace Aef.Google.Rest.Executions;

/// <summary>Response for the ExportData method.</summary>
public sealed record ExportDataResponse
{
    /// <summary>The JSON string with customer data and metadata for an execution with the given name.</summary>
    public string? Data { get; init; }
}
