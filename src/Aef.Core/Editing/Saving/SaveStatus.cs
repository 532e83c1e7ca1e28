namespace Aef.Core.Editing.Saving;

/// <summary>What became of a save.</summary>
public enum SaveStatus
{
    /// <summary>The file has the text.</summary>
    Saved,

    /// <summary>The file had the text already.</summary>
    Unchanged,

    /// <summary>The file has changed since it was read; nothing was written.</summary>
    ChangedOnDisk,

    /// <summary>The file no longer exists; nothing was written.</summary>
    Missing,

    /// <summary>The file cannot be read or written.</summary>
    Failed,
}
