namespace Aef.Documents.Text;

/// <summary>A position in a text: line and column, both counted from 1; the column counts UTF-16 units.</summary>
public readonly record struct LinePosition(int Line, int Column);
