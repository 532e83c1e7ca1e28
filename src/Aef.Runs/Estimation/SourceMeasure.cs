using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Runs.Estimation;

/// <summary>The size of a workflow's source. The service limits each source, so of several workflows the largest counts.</summary>
/// <param name="Bytes">The size in bytes of UTF-8.</param>
/// <param name="Format">The format that was measured.</param>
/// <param name="Parts">The sizes of its parts, in the order of the source; for several workflows, the size of each.</param>
public sealed record SourceMeasure(int Bytes, SourceFormat Format, EquatableList<SourcePart> Parts)
{
    /// <summary>The name of the workflow with the largest source; null for a pipeline that is one workflow.</summary>
    public string? Largest { get; init; }

    /// <summary>The size of all sources together in bytes.</summary>
    public long TotalBytes => Largest is null ? Bytes : Parts.Sum(p => (long)p.Bytes);

    /// <summary>
    /// The bytes of JOB_IDs and JOB_NAMEs in the definition, which the source contains unchanged; 0 for workflow sources.
    /// </summary>
    public int NameBytes { get; init; }

    /// <summary>The bytes of the steps' own properties in the definition, as JSON; 0 for workflow sources.</summary>
    public int PropertyBytes { get; init; }
}
