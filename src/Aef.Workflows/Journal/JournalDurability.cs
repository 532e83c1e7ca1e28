namespace Aef.Workflows.Journal;

/// <summary>How durable an appended record of a journal is.</summary>
public enum JournalDurability
{
    /// <summary>
    /// It survives the end of the process, by any signal: each record is passed to the operating system before its content is used.
    /// </summary>
    Process,

    /// <summary>It also survives the loss of power: each record is flushed to the disk, which costs some milliseconds per record.</summary>
    Power,
}
