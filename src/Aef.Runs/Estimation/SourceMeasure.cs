using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Runs.Estimation;

/// <summary>What the source of a workflow takes.</summary>
/// <param name="Bytes">Bytes of UTF-8.</param>
/// <param name="Format">The form that was measured.</param>
/// <param name="Parts">What takes them, in the order of the source.</param>
public sealed record SourceMeasure(int Bytes, SourceFormat Format, EquatableList<SourcePart> Parts)
{
    /// <summary>Bytes of JOB_IDs and JOB_NAMEs in the definition, which are in the source as they are; 0 for workflow sources.</summary>
    public int NameBytes { get; init; }

    /// <summary>Bytes of the steps' own properties in the definition, as JSON; 0 for workflow sources.</summary>
    public int PropertyBytes { get; init; }
}
