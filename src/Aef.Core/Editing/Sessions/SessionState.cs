using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Sessions;

/// <summary>
/// One version of the text with what was read from it. While the text cannot be read, the form shows the last one that could, read-only.
/// Immutable.
/// </summary>
/// <param name="Version">The version.</param>
/// <param name="Source">The text, with LF line breaks.</param>
public sealed record SessionState(int Version, SourceText Source)
{
    /// <summary>The tree of the text; null while the text is broken.</summary>
    public DocumentNode? Root { get; init; }

    /// <summary>The pipeline of the text; null while the text is broken.</summary>
    public Pipeline? Pipeline { get; init; }

    /// <summary>The problems of reading the text, with locations in it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The last state that could be read, which is this one unless the text is broken; null if none could.</summary>
    public SessionState? LastValid => IsBroken ? ValidBefore : this;

    /// <summary>For a broken text, the last state before it that could be read.</summary>
    internal SessionState? ValidBefore { get; init; }

    /// <summary>True while the text cannot be read.</summary>
    public bool IsBroken => Root is null;

    /// <summary>Where the text is broken: the first error of reading; null when it is not.</summary>
    public Diagnostic? Breakage => IsBroken ? Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) : null;
}
