namespace Aef.Core.Editing.Sessions;

/// <summary>What became of an edit.</summary>
public enum EditStatus
{
    /// <summary>It was made.</summary>
    Applied,

    /// <summary>It changes nothing, such as a batch that was sent again or an undo at the start.</summary>
    Unchanged,

    /// <summary>It cannot be made; there is a reason.</summary>
    Refused,

    /// <summary>The node has changed since the version that the form showed; the user decides.</summary>
    Conflict,

    /// <summary>The version is unknown or too old; the editor must load the whole text.</summary>
    Resync,
}
