namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// The helpers among the connectors, which accept arguments by position too (https://cloud.google.com/workflows/docs/connectors).
/// </summary>
internal static class ConnectorHelpers
{
    /// <summary>The parameters in order; none when the order is unknown.</summary>
    public static IReadOnlyList<string> Find(string function) => function switch
    {
        "googleapis.secretmanager.v1.projects.secrets.versions.accessString" => ["secret_id", "version", "project_id"],
        "googleapis.secretmanager.v1.projects.secrets.addVersionString" => ["secret_id", "data", "project_id"],
        _ => [],
    };
}
