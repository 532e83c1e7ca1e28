namespace Aef.Workflows.Engine.Values;

/// <summary>
/// Lists and maps nest deeper than <see cref="ValueNode.MaxDepth"/>. The engine turns it into a <c>ResourceLimitError</c>.
/// </summary>
internal sealed class ValueTooDeepException : Exception
{
    public ValueTooDeepException()
        : base($"Lists and maps are nested deeper than {ValueNode.MaxDepth} levels.")
    {
    }
}
