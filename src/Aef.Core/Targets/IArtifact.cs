using Aef.Core.Pipelines.Writing;

namespace Aef.Core.Targets;

/// <summary>Text that is generated from pipelines and may become a file: the source of a workflow, a chart, a log.</summary>
public interface IArtifact
{
    /// <summary>The name of its origin: of the pipeline, or of the log.</summary>
    string Name { get; }

    /// <summary>The usual name of its file.</summary>
    string FileName { get; }

    /// <summary>The text, with LF line endings.</summary>
    string Source { get; }

    /// <summary>What it is as a file: an earlier one of the same kind may be replaced.</summary>
    OutputKind Kind { get; }

    /// <summary>The files that it was made from, as far as they are known. They are never replaced by it.</summary>
    IEnumerable<string> Inputs { get; }
}
