namespace Aef.Core.Editing.Changes;

/// <summary>What a part of an operation does.</summary>
internal enum TextPartKind
{
    /// <summary>Keeps characters.</summary>
    Keep,

    /// <summary>Deletes characters.</summary>
    Delete,

    /// <summary>Inserts characters.</summary>
    Insert,
}
