using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Runs.Estimation;

/// <summary>The size of a workflow's source.</summary>
/// <param name="Bytes">The size in bytes of UTF-8.</param>
/// <param name="Format">The format that was measured.</param>
/// <param name="Parts">The sizes of its parts, in the order of the source.</param>
public sealed record SourceMeasure(int Bytes, SourceFormat Format, EquatableList<SourcePart> Parts)
{
    /// <summary>
    /// The bytes of JOB_IDs and JOB_NAMEs in the definition, which the source contains unchanged; 0 for workflow sources.
    /// </summary>
    public int NameBytes { get; init; }

    /// <summary>The bytes of the steps' own properties in the definition, as JSON; 0 for workflow sources.</summary>
    public int PropertyBytes { get; init; }
}
