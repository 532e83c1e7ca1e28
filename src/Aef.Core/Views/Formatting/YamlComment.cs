namespace Aef.Core.Views.Formatting;

/// <summary>A comment of a YAML text.</summary>
/// <param name="Text">From the <c>#</c> to the end of the line, without trailing blanks.</param>
/// <param name="Offset">The offset of the <c>#</c>.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
/// <param name="IsAlone">True when only blanks are before it in its line.</param>
internal sealed record YamlComment(string Text, int Offset, int Line, int Column, bool IsAlone);
