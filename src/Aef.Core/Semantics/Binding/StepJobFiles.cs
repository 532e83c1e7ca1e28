using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Semantics.Binding;

/// <summary>The job files of a step in the project, for every target.</summary>
internal static class StepJobFiles
{
    /// <summary>
    /// The parameters of the job in an environment: the file of the environment over that of all environments, key by key. Null when the
    /// project has neither.
    /// </summary>
    public static MappingNode? JobFileIn(this BoundStep step, string? environment)
    {
        var shared = step.JobFiles.FirstOrDefault(f => f.Environment is null)?.Parameters;
        var own = environment is null ? null : step.JobFiles.FirstOrDefault(f => f.Environment == environment)?.Parameters;
        return (shared, own) switch
        {
            (null, _) => own,
            (_, null) => shared,
            _ => Merge(shared, own),
        };
    }

    /// <summary>The properties of the step as an object; null when it has none.</summary>
    public static MappingNode? PropertiesOf(this BoundStep step) =>
        step.StepProperties is { } text ? new JsonDocumentReader().Read(new SourceText(text)).Root as MappingNode : null;

    /// <summary>The entries of two objects; the second one wins.</summary>
    public static MappingNode Merge(MappingNode file, MappingNode? over) => over is null
        ? file
        : new MappingNode([.. file.Entries.Where(e => over[e.Key] is null), .. over.Entries], over.Location);
}
