using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>
/// A record could not be written during the run, because the disk is full for example. The run has stopped; the journal holds
/// everything up to there and can be resumed.
/// </summary>
public sealed class JournalWriteException : IOException
{
    /// <summary>Creates the exception for a journal.</summary>
    public JournalWriteException(string path, Exception cause)
        : base(cause?.Message, cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        Diagnostic = JournalDiagnostics.CannotWrite.At(JournalReader.At(path, 0), cause.Message);
    }

    /// <summary>The problem for people.</summary>
    public Diagnostic Diagnostic { get; }
}
