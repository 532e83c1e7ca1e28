namespace Aef.Runs.Executors;

/// <summary>
/// Receives the long output of a job, line by line. Lines are neither events nor in the journal: a run with a folder writes them to the log
/// of the attempt. Any thread may write; a line is written as a whole.
/// </summary>
public interface IJobLog
{
    /// <summary>Writes a line without its end; <paramref name="isError"/> marks one of standard error.</summary>
    void Write(string line, bool isError = false);
}
