namespace Aef.Workflows.Journal;

/// <summary>What a record of a journal survives once it is appended.</summary>
public enum JournalDurability
{
    /// <summary>
    /// The end of the process, by whatever signal: each record is handed to the operating system before its content is used.
    /// </summary>
    Process,

    /// <summary>The loss of power as well: each record is also forced onto the disk, which takes some milliseconds a record.</summary>
    Power,
}
