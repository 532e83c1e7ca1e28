using Aef.Documents.Collections;

namespace Aef.Core.Environments;

/// <summary>Which receivers of an environment learn what about which pipelines.</summary>
/// <param name="On">The occasions.</param>
/// <param name="Pipelines">Patterns of the names of pipelines, in which <c>*</c> and <c>?</c> are wildcards; empty for all.</param>
/// <param name="To">The names of the receivers.</param>
public sealed record EnvironmentAlert(EquatableList<AlertOccasion> On, EquatableList<string> Pipelines, EquatableList<string> To)
{
    /// <summary>True if the alert is about the pipeline with this name.</summary>
    public bool IsAbout(string pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return Pipelines.Count == 0
            || Pipelines.Any(p => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(p, pipeline, ignoreCase: false));
    }
}
