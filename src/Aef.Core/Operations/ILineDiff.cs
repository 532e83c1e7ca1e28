namespace Aef.Core.Operations;

/// <summary>Compares two texts line by line.</summary>
public interface ILineDiff
{
    /// <summary>
    /// Returns the lines of both texts in one order, with as few differences as possible. Where lines were replaced, the expected ones come
    /// before the actual ones. The lines themselves hold no line breaks.
    /// </summary>
    IReadOnlyList<DiffLine> Compare(IReadOnlyList<string> expected, IReadOnlyList<string> actual);
}
