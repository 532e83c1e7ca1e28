namespace Aef.Core.Targets;

/// <summary>Something made from pipelines that is a string and may become a file: the source of a workflow, a chart, a log.</summary>
public interface IArtifact
{
    /// <summary>What it was made of: the name of the pipeline, or of the log.</summary>
    string Name { get; }

    /// <summary>The name of the file that it usually becomes.</summary>
    string FileName { get; }

    /// <summary>The text, with LF line ends.</summary>
    string Source { get; }
}
