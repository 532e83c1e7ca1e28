namespace Aef.Documents.Diagnostics;

/// <summary>A way to fix what a diagnostic is about, as edits that a program can make.</summary>
public sealed class DiagnosticFix
{
    /// <summary>Creates a fix of edits in one file that do not overlap.</summary>
    public DiagnosticFix(string title, IReadOnlyList<TextEdit> edits, bool isSafe = true)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(edits);
        Title = title;
        Edits = edits;
        IsSafe = isSafe;
    }

    /// <summary>What the fix does, as an order: <c>Write 'JOB_NAME'</c>.</summary>
    public string Title { get; }

    /// <summary>The edits; all of them belong to the fix.</summary>
    public IReadOnlyList<TextEdit> Edits { get; }

    /// <summary>True when the fix may be made without asking. A fix that removes what somebody wrote is for people to choose.</summary>
    public bool IsSafe { get; }

    /// <inheritdoc/>
    public override string ToString() => Title;
}
