namespace Aef.Documents.Diagnostics;

/// <summary>A fix for a diagnostic, as edits that a program can apply.</summary>
public sealed class DiagnosticFix
{
    /// <summary>Creates a fix with edits in one file that do not overlap.</summary>
    public DiagnosticFix(string title, IReadOnlyList<TextEdit> edits, bool isSafe = true)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(edits);
        Title = title;
        Edits = edits;
        IsSafe = isSafe;
    }

    /// <summary>What the fix does, in the imperative: <c>Write 'JOB_NAME'</c>.</summary>
    public string Title { get; }

    /// <summary>The edits; all of them belong to the fix.</summary>
    public IReadOnlyList<TextEdit> Edits { get; }

    /// <summary>True when the fix may be applied without asking. Fixes that remove the user's text are not safe.</summary>
    public bool IsSafe { get; }

    /// <inheritdoc/>
    public override string ToString() => Title;
}
