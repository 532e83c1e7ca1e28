namespace Aef.Core.Editing.Changes;

/// <summary>The line break of one line of a file.</summary>
internal enum LineEnding : byte
{
    /// <summary>A line feed.</summary>
    LineFeed,

    /// <summary>A carriage return and a line feed.</summary>
    Both,

    /// <summary>A carriage return.</summary>
    CarriageReturn,
}
