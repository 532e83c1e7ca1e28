using Aef.Core.Pipelines.Writing;

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

    /// <summary>What it is as a file: an earlier one of the same kind may be replaced.</summary>
    OutputKind Kind { get; }

    /// <summary>The files that it was made from, as far as they are known. They are never replaced by it.</summary>
    IEnumerable<string> Inputs { get; }
}
